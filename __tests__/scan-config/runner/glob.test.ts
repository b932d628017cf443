import { globExpression } from "../../../scan-config/runner/glob";

test.each([
  ["**/*.py", "a.py"],
  ["**/*.py", "deep/er/a.py"],
  ["**/*.py", ".hidden/a.py"],
  ["**", "any/thing.at.all"],
  ["**/*.{yaml,yml}", "template.yml"],
  ["**/{Dockerfile,Dockerfile.*}", "service/Dockerfile.prod"],
  ["**/requirements/*.txt", "requirements/base.txt"],
  ["**/a?.txt", "ab.txt"],
])("%s matches %s", (glob, path) => {
  expect(globExpression(glob).test(path)).toBe(true);
});

test.each([
  ["**/*.py", "a.pyc"],
  ["**/*.py", "apy"],
  ["**/*.{yaml,yml}", "template.json"],
  ["**/requirements/*.txt", "requirements/deep/base.txt"],
  ["**/{Dockerfile,Dockerfile.*}", "MyDockerfile"],
  ["*.tf", "sub/main.tf"],
])("%s does not match %s", (glob, path) => {
  expect(globExpression(glob).test(path)).toBe(false);
});
