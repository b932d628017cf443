import { sourcePath } from "../../../lambdas/shared/paths";

test.each([
  ["src/a.py", "src/a.py"],
  ["./src/a.py", "src/a.py"],
  [".\\src\\a.py", "src/a.py"],
  ["/app//infra/cdk.tf.json", "app/infra/cdk.tf.json"],
])("%s is %s", (raw, path) => {
  expect(sourcePath(raw)).toBe(path);
});
