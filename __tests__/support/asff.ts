import type { AwsSecurityFinding } from "@aws-sdk/client-securityhub";

export const account = "444455556666";
export const region = "eu-central-1";
export const productArn = `arn:aws:securityhub:${region}:${account}:product/${account}/default`;

/** A small finding that AWS accepts from {@link account} in {@link region}. */
export function asffFinding(changes: Partial<AwsSecurityFinding> = {}): AwsSecurityFinding {
  return {
    SchemaVersion: "2018-10-08",
    Id: "payments/bandit/one",
    ProductArn: productArn,
    GeneratorId: "bandit/B602",
    AwsAccountId: account,
    CreatedAt: "2026-11-01T10:00:00Z",
    UpdatedAt: "2026-11-01T10:00:00Z",
    Title: "subprocess call with shell=True",
    Description: "A shell is started with text from outside.",
    Resources: [{ Type: "Other", Id: "payments/app.py" }],
    FindingProviderFields: {
      Severity: { Label: "HIGH", Original: "HIGH" },
      Types: ["Software and Configuration Checks/Vulnerabilities"],
    },
    ...changes,
  };
}
