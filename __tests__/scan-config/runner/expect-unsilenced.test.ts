import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../config/project-root";
import { parseDefinition } from "../../../scan-config/runner/definition";
import { expectUnsilenced } from "../../../scan-config/runner/expect-unsilenced";

const definitionOf = (scanner: string) =>
  parseDefinition(readFileSync(join(projectRoot, `scan-config/${scanner}/scanner.json`), "utf8"), scanner);
const trivy = definitionOf("trivy");
const files = (contents: Readonly<Record<string, string>>) =>
  Object.entries(contents).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));

test.each([
  ["network/main.tf", 'resource "aws_vpc" "v" {} #trivy:ignore:AVD-AWS-0178'],
  ["template.yaml", "  # tfsec:ignore:aws-s3-enable-versioning\n"],
  ["deep/er/values.yml", "# trivy:ignore:*"],
  ["Dockerfile", "#trivy:ignore:DS002\nFROM scratch"],
  ["build/web.Dockerfile", "# trivy:ignore:DS002"],
])("a comment in %s that hides findings is no run", (path, text) => {
  expect(() => expectUnsilenced(trivy, files({ "app.py": "", [path]: text }))).toThrow(
    `${path} would hide findings from trivy by a comment`,
  );
});

test.each([
  ["app.py", "# trivy:ignore:AVD-AWS-0178"],
  ["README.md", "Never write trivy:ignore."],
  ["main.tf", "# what trivy ignores"],
])("%s may speak of it where Trivy does not listen", (path, text) => {
  expect(() => expectUnsilenced(trivy, files({ [path]: text }))).not.toThrow();
});

test("some of many are named", () => {
  const many = Object.fromEntries(Array.from({ length: 8 }, (_, number) => [`f${number}.tf`, "# trivy:ignore:a"]));
  expect(() => expectUnsilenced(trivy, files(many))).toThrow("f0.tf, f1.tf, f2.tf, f3.tf, f4.tf and 3 more would hide");
});

test("a tool whose comments count for nothing takes them", () => {
  const bandit = definitionOf("bandit");
  expect(() => expectUnsilenced(bandit, files({ "a.tf": "# trivy:ignore:a", "a.py": "# nosec" }))).not.toThrow();
});
