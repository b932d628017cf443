import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DefinitionError } from "../../../../cli/preview/definition/references";
import { readToolingDefinition } from "../../../../cli/preview/definition/tooling-definition";
import { runPipeline } from "../../../../cli/preview/pipeline/run-pipeline";
import { objectCreated } from "../../../../cli/preview/trigger/object-created";
import { startedVersions } from "../../../../cli/preview/trigger/started-versions";
import { noRegistry } from "../../../support/no-registry";
import { scratchFolder } from "../../../support/scratch";
import { exampleOrganization } from "../../../support/synth";

const folder = exampleOrganization().folder("tooling-payments-fixed");

/** The synthesized stack with one text replaced by another, which must be there. */
function changed(found: string | RegExp, replacement: string): string {
  const text = JSON.stringify(JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")));
  expect(text).toMatch(found);
  return scratchFolder({ "cdk.tf.json": text.replace(found, replacement) });
}

test("the synthesized stack is read, with its references resolved", () => {
  const definition = readToolingDefinition(folder);
  expect(definition).toMatchObject({ account: "555555555555", region: "eu-central-1" });
  expect(definition.pipeline.stages.map(({ name }) => name)).toEqual([
    "Source",
    "Fingerprint",
    "Build",
    "Scan",
    "Findings",
    "Gate",
    "Publish",
    "Admit-staging",
    "Deploy-staging",
    "Admit-production",
    "Deploy-production",
  ]);
  expect(definition.buckets).toContainEqual({
    name: "gatehouse-555555555555-eu-central-1-payments-fixed-source",
    versioned: true,
    objectLock: true,
    eventBridge: true,
  });
  expect(definition.tables).toEqual([{ name: "gatehouse-payments-fixed-ledger", hashKey: "pk", rangeKey: "sk" }]);
  const input = '{"source":"gatehouse.schedule"}';
  expect(definition.schedules).toEqual([
    { expression: "rate(1 day)", functionName: "gatehouse-payments-fixed-rescan", input },
    { expression: "rate(1 hour)", functionName: "gatehouse-payments-fixed-waivers", input },
  ]);
  expect(definition.pipeline.variables).toEqual({ mode: "deliver" });
  expect(definition.functions.map(({ aliases }) => aliases)).toEqual(definition.functions.map(() => ["live"]));
  for (const { file } of [...definition.functions, ...definition.objects])
    expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
  expect(JSON.stringify(definition)).not.toMatch(/\$\{aws_/);
});

describe("a function whose code is signed", () => {
  const unsigned = /"filename":"[^"]*","function_name":"gatehouse-payments-fixed-gate"/;
  const gate = '"s3_bucket":"b","s3_key":"signed/k","function_name":"gatehouse-payments-fixed-gate"';

  test("is run from the object that was uploaded to be signed", () => {
    const text = readFileSync(join(changed(unsigned, gate), "cdk.tf.json"), "utf8");
    const key = "functions/gatehouse-payments-fixed-gate.zip";
    const object = `"aws_s3_object":{"zip":{"bucket":"b","key":"${key}","source":"assets/gate.zip"},`;
    const signed = scratchFolder({ "cdk.tf.json": text.replace('"aws_s3_object":{', object) });
    const { functions } = readToolingDefinition(signed);
    expect(functions.find(({ name }) => name.endsWith("-gate"))?.file).toBe(join(signed, "assets/gate.zip"));
  });

  test("is an error where there is none", () => {
    expect(() => readToolingDefinition(changed(unsigned, gate))).toThrow("has neither a file nor an object");
  });
});

test("the rule pins the very version of the event, and starts for no other key", () => {
  const definition = readToolingDefinition(folder);
  const upload = {
    ...definition,
    bucket: "gatehouse-555555555555-eu-central-1-payments-fixed-source",
    key: "source.zip",
    bytes: 1,
    etag: "e",
    versionId: "version-7",
  };
  expect(startedVersions(definition, objectCreated(upload))).toEqual({ Source: "version-7" });
  expect(() => startedVersions(definition, objectCreated({ ...upload, key: "other.zip" }))).toThrow(
    "nothing would start",
  );
});

describe("what would change the pipeline and is not honoured here is an error, never left out", () => {
  test.each([
    [
      "a stage key",
      '"name":"Deploy-staging"',
      '"name":"Deploy-staging","on_failure":{"result":"ROLLBACK"}',
      "on_failure",
    ],
    ["an action key", '"provider":"Lambda"', '"provider":"Lambda","timeout_in_minutes":5', "timeout_in_minutes"],
    ["a condition that rolls back", '"result":"FAIL"', '"result":"ROLLBACK"', "result"],
    ["a function that publishes nothing", '"publish":true', '"publish":false', "publish"],
    ["another rule", '"provider":"VariableCheck"', '"provider":"LambdaInvoke"', "provider"],
    ["a key of a table", '"hash_key":"pk"', '"hash_key":"pk","local_secondary_index":[]', "local_secondary_index"],
    ["a secret of a build", '"name":"GATEHOUSE_TOOL"', '"type":"SECRETS_MANAGER","name":"GATEHOUSE_TOOL"', "type"],
    [
      "a reference only an apply knows",
      '"S3ObjectKey":"source.zip"',
      `"S3ObjectKey":"\${aws_s3_bucket.source.id}"`,
      "id",
    ],
  ])("%s", (_, found, replacement, named) => {
    const read = () => readToolingDefinition(changed(found, replacement));
    expect(read).toThrow(DefinitionError);
    expect(read).toThrow(named);
  });
});

describe("driving a pipeline", () => {
  const execution = (path: string) => ({
    id: "e-1",
    workload: "payments-fixed",
    definition: readToolingDefinition(path),
    access: {
      account: "555555555555",
      region: "eu-central-1",
      // Nothing here gets as far as a call.
      endpoints: { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ENDPOINT_URL_SECURITYHUB: "http://127.0.0.1:1" },
      credentials: { accessKeyId: "a", secretAccessKey: "b", sessionToken: "c" },
    },
    image: undefined,
    registry: noRegistry,
    jobs: { url: "", open: () => {}, answerOf: () => undefined, starts: () => [], stop: async () => {} },
    sourceVersions: {},
    variables: {},
    scratch: "/nowhere",
    out: "/nowhere",
    onLine: () => {},
    signal: new AbortController().signal,
  });

  test("a failed action fails its stage, and no later stage is reached", async () => {
    const { stages } = await runPipeline(execution(folder), () => {});
    expect(stages[0]).toMatchObject({
      name: "Source",
      status: "failed",
      message: "Source: the start of the pipeline pins no object version for Source",
    });
    expect(new Set(stages.slice(1).map(({ status }) => status))).toEqual(new Set(["notReached"]));
  });

  test.each([
    [
      "an unknown provider",
      '"provider":"S3"',
      '"provider":"CodeStarSourceConnection"',
      "Source/CodeStarSourceConnection",
    ],
    ["an unknown configuration key", '"S3ObjectKey":', '"DetectChanges":"true","S3ObjectKey":', "DetectChanges"],
    [
      "an override of the key",
      '"AllowOverrideForS3ObjectKey":"false"',
      '"AllowOverrideForS3ObjectKey":"true"',
      "AllowOverride",
    ],
  ])("%s ends the run", async (_, found, replacement, named) => {
    await expect(runPipeline(execution(changed(found, replacement)), () => {})).rejects.toThrow(named);
  });
});
