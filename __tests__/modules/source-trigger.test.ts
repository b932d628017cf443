import { SourceTrigger } from "../../modules/source-trigger";
import { synthConstruct } from "../support/synth-stack";

const { resource } = synthConstruct(
  (stack) =>
    new SourceTrigger(stack, "start", {
      accountId: "555555555555",
      region: "eu-central-1",
      permissionsBoundaryArn: "arn:aws:iam::555555555555:policy/gatehouse-boundary",
      kmsKeyArn: "arn:aws:kms:eu-central-1:555555555555:key/1",
      name: "gatehouse-payments-start",
      bucketName: "payments-source",
      objectKey: "source.zip",
      pipelineArn: "arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-payments-pipeline",
      sourceActionName: "Source",
    }),
);
const all = (type: string) => Object.values(resource[type] ?? {});

test("listens to new versions of the one key", () => {
  const [rule] = all("aws_cloudwatch_event_rule");
  expect(JSON.parse(String(rule?.event_pattern))).toEqual({
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: { bucket: { name: ["payments-source"] }, object: { key: ["source.zip"] } },
  });
  expect(all("aws_s3_bucket_notification")).toEqual([
    expect.objectContaining({ bucket: "payments-source", eventbridge: true }),
  ]);
});

test("gives a start up after an hour, before it would deliver an old version over newer ones", () => {
  const [target] = all("aws_cloudwatch_event_target");
  expect(target?.retry_policy).toEqual({ maximum_event_age_in_seconds: 3600, maximum_retry_attempts: 185 });
  expect(target?.dead_letter_config).toEqual({
    arn: expect.stringMatching(/^\$\{aws_sqs_queue\.start_failed-starts_\w+\.arn\}$/),
  });
});

test("is in alarm while a failed start waits, and when one got lost", () => {
  const quiet = { threshold: 0, comparison_operator: "GreaterThanThreshold", treat_missing_data: "notBreaching" };
  expect(all("aws_cloudwatch_metric_alarm")).toEqual([
    expect.objectContaining({
      ...quiet,
      alarm_name: "gatehouse-payments-start-failed-lost",
      namespace: "AWS/Events",
      metric_name: "InvocationsFailedToBeSentToDlq",
      dimensions: { RuleName: "gatehouse-payments-start" },
    }),
    expect.objectContaining({
      ...quiet,
      alarm_name: "gatehouse-payments-start-failed",
      namespace: "AWS/SQS",
      metric_name: "ApproximateNumberOfMessagesVisible",
    }),
  ]);
});
