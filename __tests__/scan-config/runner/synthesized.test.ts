import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addSynthesized } from "../../../scan-config/runner/synthesized";
import { scratchFolder } from "../../support/scratch";

const digest = "a".repeat(64);
const stack = "infra/cdktf.out/stacks/network/cdk.tf.json";
const record = (change: object = {}) =>
  JSON.stringify({ schemaVersion: 1, sourceSha256: digest, apps: [{ app: "infra", stacks: ["network"] }], ...change });

function added(source: Readonly<Record<string, string>>, artifact: Readonly<Record<string, string>> | null) {
  const sourceDirectory = scratchFolder(source);
  const files = Object.entries(source).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const terraform = artifact === null ? null : scratchFolder(artifact);
  return { sourceDirectory, files: addSynthesized(files, { sourceDirectory, sourceSha256: digest, terraform }) };
}

const app = { "infra/cdktf.json": "{}" };

test("a source without a CDKTF app needs no synthesis, and takes nothing from one", () => {
  expect(added({ "template.yaml": "" }, null).files).toEqual([]);
  expect(added({ "template.yaml": "" }, { "synthesis.json": record(), [stack]: "{}" }).files).toEqual([]);
});

test("the stacks of its apps are scanned with the source", () => {
  const { files, sourceDirectory } = added(app, { "synthesis.json": record(), [stack]: '{"resource":{}}' });
  expect(files.map(({ path }) => path)).toEqual([stack]);
  expect(readFileSync(join(sourceDirectory, stack), "utf8")).toBe('{"resource":{}}');
});

test("nothing else of the artifact reaches the source: the workload's own code could have written it", () => {
  const { files, sourceDirectory } = added(
    { ...app, "template.yaml": "flawed" },
    {
      "synthesis.json": record(),
      [stack]: "{}",
      "template.yaml": "clean",
      ".checkov.yaml": "soft-fail: true",
      "infra/cdktf.out/stacks/network/other.tf": "",
      "other/cdktf.out/stacks/network/cdk.tf.json": "{}",
    },
  );
  expect(files.map(({ path }) => path)).toEqual([stack]);
  expect(readFileSync(join(sourceDirectory, "template.yaml"), "utf8")).toBe("flawed");
});

test.each([
  ["no synthesis", null, "the source holds a CDKTF app (infra/cdktf.json), but none was synthesized"],
  ["no record", { [stack]: "{}" }, "but none was synthesized"],
  ["another source's", { "synthesis.json": record({ sourceSha256: "b" }), [stack]: "{}" }, "another source"],
  ["a record of another kind", { "synthesis.json": "[]", [stack]: "{}" }, "synthesis.json is no record"],
  [
    "an app that failed",
    { "synthesis.json": record({ apps: [{ app: "infra", stacks: [], problem: "npm ci: ended with 1" }] }) },
    "the CDKTF app could not be synthesized: npm ci: ended with 1",
  ],
  [
    "an app that the record forgets",
    { "synthesis.json": record({ apps: [] }) },
    "there is no synthesized stack of infra",
  ],
  ["an app that only claims its stacks", { "synthesis.json": record() }, "there is no synthesized stack of infra"],
])("%s is a scan that failed", (_, artifact, message) => {
  expect(() => added(app, artifact)).toThrow(message);
});

test("a source that holds the file itself could hide one behind the other", () => {
  expect(() => added({ ...app, [stack]: "own" }, { "synthesis.json": record(), [stack]: "{}" })).toThrow(
    `the source holds its own ${stack}`,
  );
});
