import type { Stack } from "../../contract/stacks";
import { renderedPolicies } from "../rendered-policies";
import { resources } from "../synth";

/**
 * Characters that AWS takes, white space left out, by what the policy is of:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html (20 KB)
 * https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html (32 KB)
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (10,240 for a bus)
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html (5,120 for an SCP)
 */
const limits: Readonly<Record<string, number>> = {
  "aws_iam_role.assume_role_policy": 2_048,
  "aws_iam_role_policy.policy": 10_240,
  "aws_iam_policy.policy": 6_144,
  "aws_s3_bucket_policy.policy": 20_480,
  "aws_kms_key.policy": 32_768,
  "aws_kms_key_policy.policy": 32_768,
  "aws_cloudwatch_event_bus_policy.policy": 10_240,
  "aws_sns_topic_policy.policy": 30_720,
  "aws_sns_topic.policy": 30_720,
  "aws_sqs_queue_policy.policy": 20_480,
  "aws_sqs_queue.policy": 20_480,
  "aws_ecr_repository_policy.policy": 10_240,
  "aws_oam_sink_policy.policy": 20_480,
  "aws_organizations_policy.content": 5_120,
};

/** Attributes that hold a policy document; each must have a limit above. */
const policyAttributes = ["policy", "assume_role_policy", "content"];

/** Policies that AWS would refuse for their length, and those whose limit nobody wrote down. */
export function oversizedPolicies(stack: Stack): string[] {
  const lengths = new Map(
    renderedPolicies(stack).map(({ where, document }) => [
      where.split(": ")[1] ?? "",
      JSON.stringify(document).replace(/\s/g, "").length,
    ]),
  );
  return resources(stack.json).flatMap(({ type, address, body }) =>
    policyAttributes.flatMap((attribute) => {
      const [, name = ""] = /^\$\{data\.aws_iam_policy_document\.([\w-]+)\.json\}$/.exec(String(body[attribute])) ?? [];
      const length = lengths.get(name);
      if (length === undefined) return [];
      const limit = limits[`${type}.${attribute}`];
      if (limit === undefined) return [`${stack.id}: no limit is known of ${type}.${attribute}`];
      return length > limit ? [`${stack.id}: ${address}: ${length} characters, ${limit} are allowed`] : [];
    }),
  );
}
