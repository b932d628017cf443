import { DeliveryNotices, type DeliveryNoticesProps } from "../../modules/delivery-notices";
import type { PolicyStatement } from "../../modules/policy";
import { synthConstruct } from "../support/synth-stack";

const props: DeliveryNoticesProps = {
  accountId: "555555555555",
  region: "eu-central-1",
  keyAlias: "notices",
  workload: "payments",
  pipelineName: "payments-pipeline",
  failedRule: "payments-failed",
  deployedRule: "payments-deployed",
  contacts: { topicName: "contacts", addresses: ["a@example.com", "b@example.com"] },
  approvals: [{ topicName: "approve", addresses: ["c@example.com"] }],
};

function synth(more: Partial<DeliveryNoticesProps> = {}) {
  let statements: readonly PolicyStatement[] = [];
  const { resource } = synthConstruct((stack) => {
    statements = new DeliveryNotices(stack, "notices", { ...props, ...more }).statements;
  });
  const all = (type: string) => Object.values(resource[type] ?? {});
  return { statements, all };
}

const pattern = (body: Readonly<Record<string, unknown>> | undefined) => JSON.parse(String(body?.event_pattern));

test("mails every address of each topic, all of them encrypted with one key", () => {
  const { all } = synth();
  expect(all("aws_sns_topic").map(({ name }) => name)).toEqual(["approve", "contacts"]);
  expect(new Set(all("aws_sns_topic").map((topic) => topic.kms_master_key_id)).size).toBe(1);
  expect(all("aws_sns_topic_subscription").map(({ protocol, endpoint }) => [protocol, endpoint])).toEqual([
    ["email", "c@example.com"],
    ["email", "a@example.com"],
    ["email", "b@example.com"],
  ]);
});

test("tells contacts of executions of this pipeline that failed, and of change sets that were executed", () => {
  const rules = synth().all("aws_cloudwatch_event_rule");
  expect(rules.map(({ name }) => name)).toEqual(["payments-deployed", "payments-failed"]);
  expect(pattern(rules[1])).toEqual({
    source: ["aws.codepipeline"],
    "detail-type": ["CodePipeline Pipeline Execution State Change"],
    detail: { pipeline: ["payments-pipeline"], state: ["FAILED"] },
  });
  expect(pattern(rules[0])).toMatchObject({
    "detail-type": ["CodePipeline Action Execution State Change"],
    detail: { pipeline: ["payments-pipeline"], action: ["ExecuteChangeSet"], state: ["SUCCEEDED"] },
  });
});

test("in a sentence with a link, whose placeholders all have a path", () => {
  for (const target of synth().all("aws_cloudwatch_event_target")) {
    const { input_paths, input_template } = target.input_transformer as Record<string, Record<string, string>>;
    const text = JSON.parse(String(input_template)) as string;
    expect(text).toMatch(/^payments: .* https:\/\/eu-central-1\.console\.aws\.amazon\.com\//);
    const placeholders = [...text.matchAll(/<(\w+)>/g)].map(([, name]) => name);
    expect([...new Set(placeholders)].sort()).toEqual(Object.keys(input_paths ?? {}).sort());
  }
});

test("lets the pipeline tell of approvals, and of nothing else", () => {
  expect(synth().statements.map(({ sid, actions }) => [sid, actions])).toEqual([
    ["TellOfApprovals", ["sns:Publish"]],
    ["EncryptApprovals", ["kms:Decrypt", "kms:GenerateDataKey"]],
  ]);
  expect(synth({ approvals: [] }).statements).toEqual([]);
});

test("without contacts there are no rules", () => {
  const { all } = synth({ contacts: { topicName: "contacts", addresses: [] } });
  expect(all("aws_cloudwatch_event_rule")).toEqual([]);
  expect(all("aws_sns_topic").map(({ name }) => name)).toEqual(["approve"]);
});
