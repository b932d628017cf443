import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applicableFiles, notApplicable } from "../../../scan-config/runner/applicability";
import { parseDefinition } from "../../../scan-config/runner/definition";

const rulesOf = (scanner: string) =>
  parseDefinition(readFileSync(join(__dirname, `../../../scan-config/${scanner}/scanner.json`), "utf8"), scanner)
    .appliesTo;
const file = (path: string, text = "") => ({ path, bytes: Buffer.from(text) });
const applies = (scanner: string, path: string, text: string) =>
  applicableFiles(rulesOf(scanner), [file(path, text)]).length === 1;

test.each([
  ["bandit", "payments/charge.py", ""],
  ["bandit", ".tox/hidden.py", ""],
  ["safety", "requirements.txt", "requests==2.0\n"],
  ["safety", "requirements-dev.txt", "# tests\npytest==8.0\n"],
  ["safety", "service/requirements/base.txt", "requests\n"],
  ["checkov", "template.yaml", "Resources:\n  A:\n    Type: AWS::S3::Bucket\n"],
  ["checkov", "stack.json", '{"Resources":{"A":{"Type":"AWS::S3::Bucket"}}}'],
  ["checkov", "main.tf", ""],
  ["checkov", "cdktf.out/stacks/a/cdk.tf.json", "{}"],
  ["checkov", "Dockerfile", "FROM scratch\n"],
  ["checkov", "k8s/pod.yaml", "kind: Pod\napiVersion: v1\n"],
  ["junit", "anything", ""],
])("%s applies to %s", (scanner, path, text) => {
  expect(applies(scanner, path, text)).toBe(true);
});

test.each([
  ["bandit", "handler.js", ""],
  ["safety", "requirements.txt", "# nothing yet\n"],
  ["safety", "notes.txt", "requests==2.0\n"],
  ["checkov", "package.json", '{"name":"a"}'],
  ["checkov", "example.yaml", "expect: {verdict: PASS}\n"],
  ["checkov", "README.md", "Type: AWS::S3::Bucket\n"],
])("%s does not apply to %s", (scanner, path, text) => {
  expect(applies(scanner, path, text)).toBe(false);
});

test("names the applicable files in order", () => {
  expect(applicableFiles([{ glob: "**/*.py" }], [file("b.py"), file("c.txt"), file("a.py")])).toEqual(["a.py", "b.py"]);
});

test("the evidence says what was looked for and in how many files", () => {
  expect(notApplicable([{ glob: "**/*.py" }, { glob: "**/*.yaml", contains: "AWS::" }], [file("a"), file("b")])).toBe(
    "none of the 2 files of the source matches **/*.py or **/*.yaml with /AWS::/",
  );
});
