import { sourcePath, withoutBuildFolder } from "../../../lambdas/shared/paths";

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

test.each([
  ["/codebuild/output/src123/src/tests/a.php", "tests/a.php"],
  ["tmp/src1/src/a.Test", "a.Test"],
  ["see /tmp/src1/src/a", "see /tmp/src1/src/a"],
  ["Tests \\ of ./a", "Tests \\ of ./a"],
])("without the build's folder %s is %s", (whole, rest) => {
  expect(withoutBuildFolder(whole)).toBe(rest);
});
