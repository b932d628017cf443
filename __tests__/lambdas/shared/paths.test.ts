import { sourcePath } from "../../../lambdas/shared/paths";

test.each([
  ["src/a.py", "src/a.py"],
  ["./src/a.py", "src/a.py"],
  [".\\src\\a.py", "src/a.py"],
  ["/app//infra/cdk.tf.json", "app/infra/cdk.tf.json"],
  ["../app/src/../a.py", "app/a.py"],
  ["../../a..b/c.py", "a..b/c.py"],
  ["/codebuild/output/src3184274396/src/app/a.py", "app/a.py"],
  ["/tmp/src123456789/src/a.py", "a.py"],
  ["codebuild/output/src/a.py", "codebuild/output/src/a.py"],
])("%s is %s", (raw, path) => {
  expect(sourcePath(raw)).toBe(path);
});
