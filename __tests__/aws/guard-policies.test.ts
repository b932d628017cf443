import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import { runPython } from "../support/run-python";

const ours = join(projectRoot, "config/compliance/guard");
const everyOption = join(projectRoot, "__tests__/organizations/compliance");
const policiesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".guard"))
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const policies = [...policiesOf(ours), ...policiesOf(everyOption)];

const pipeline = (pipeline: object) => ({ resourceType: "AWS::CodePipeline::Pipeline", configuration: { pipeline } });
const store = (encryptionKey?: object) => ({ location: "b", type: "S3", ...(encryptionKey && { encryptionKey }) });
const key = { id: "arn:aws:kms:eu-central-1:555555555555:key/x", type: "KMS" };
const table = (deletionProtectionEnabled: boolean) => ({
  resourceType: "AWS::DynamoDB::Table",
  configuration: { deletionProtectionEnabled },
});
const queue = (configuration: object) => ({ resourceType: "AWS::SQS::Queue", configuration });

/** Configuration items as AWS Config records them: https://github.com/awslabs/aws-config-resource-schema */
const cases: [policy: string, what: string, item: object, status: string][] = [
  ["codepipeline-artifacts-encrypted", "a key of the pipeline's own", pipeline({ artifactStore: store(key) }), "PASS"],
  ["codepipeline-artifacts-encrypted", "no key", pipeline({ artifactStore: store() }), "FAIL"],
  [
    "codepipeline-artifacts-encrypted",
    "stores with keys in two regions",
    pipeline({ artifactStores: { "eu-west-1": store(key), "us-east-1": store(key) } }),
    "PASS",
  ],
  [
    "codepipeline-artifacts-encrypted",
    "no key in one of two regions",
    pipeline({ artifactStores: { "eu-west-1": store(key), "us-east-1": store() } }),
    "FAIL",
  ],
  ["codepipeline-artifacts-encrypted", "something else", table(true), "SKIP"],
  ["confidential-tables-protected", "a protected table", table(true), "PASS"],
  ["confidential-tables-protected", "an unprotected table", table(false), "FAIL"],
  ["queues-encrypted", "a queue with a key", queue({ KmsMasterKeyId: "alias/x" }), "PASS"],
  ["queues-encrypted", "a queue with SQS's own key", queue({ SqsManagedSseEnabled: true }), "PASS"],
  ["queues-encrypted", "a queue in clear text", queue({ SqsManagedSseEnabled: false }), "FAIL"],
];

let answers: readonly string[] | null;
const judged = [
  ...cases.map(([policy, , item]) => ({
    policy: policies.find(({ name }) => name === `${policy}.guard`)?.text ?? "",
    item,
  })),
  { policy: "rule broken { configuration == }", item: {} },
];

beforeAll(async () => {
  const answer = await runPython("cfn-guard", "__tests__/support/guard/judge.py", JSON.stringify(judged));
  answers = JSON.parse(answer) as readonly string[] | null;
  if (answers === null)
    process.stderr.write("skipped: Guard's policies: no build of Guard for this Python (3.13 or newer)\n");
});

/** What Guard answered; `undefined` where there is none, which in CI is a failure. */
function judgement(index: number): string | undefined {
  if (answers === null && process.env.CI === "true") throw new Error("CI needs a Python below 3.13 for Guard");
  return answers?.[index];
}

test.each(cases.map((one, index) => [...one, index] as const))("%s, %s", (_policy, _what, _item, status, index) => {
  expect(judgement(index) ?? status).toBe(status);
});

test("every policy has a case that passes and one that fails", () => {
  for (const { name } of policies) {
    const statuses = cases.filter(([policy]) => `${policy}.guard` === name).map(([, , , status]) => status);
    expect({ name, statuses }).toEqual({ name, statuses: expect.arrayContaining(["PASS", "FAIL"]) });
  }
});

test("Guard does tell of a policy that it cannot read", () => {
  const answer = judgement(cases.length);
  expect(answer ?? "error: ").toMatch(/^error: /);
});
