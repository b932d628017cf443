import { arnLike, type PolicyStatement, servicePrincipal } from "./policy";

/**
 * Statement of a key's policy: CloudWatch Logs encrypts these log groups with it. Logs sends no source; its encryption
 * context names the group.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function encryptLogs(region: string, logGroupArns: string): PolicyStatement {
  return {
    sid: "EncryptLogs",
    actions: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    resources: ["*"],
    principals: servicePrincipal(`logs.${region}.amazonaws.com`),
    condition: [arnLike("kms:EncryptionContext:aws:logs:arn", logGroupArns)],
  };
}
