import { type PolicyStatement, stringEquals } from "./policy";

/**
 * What else `BatchUpdateFindings` can write. The documentation names members as `Severity.Label`; AWS's own policies name
 * a map by `.key` and `.value` too. A name that AWS does not send denies nothing.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/finding-update-batchupdatefindings.html
 */
const otherFields = [
  "Confidence",
  "Criticality",
  "RelatedFindings",
  "RelatedFindings.Id",
  "RelatedFindings.ProductArn",
  "Severity.Label",
  "Severity.Normalized",
  "Severity.Product",
  "Types",
  "UserDefinedFields",
  "UserDefinedFields.key",
  "UserDefinedFields.value",
  "VerificationState",
] as const;

/**
 * Suppressing a finding with a note, and taking that back: an update has to set the status to one of the two, and may write
 * nothing but status and note. Named is the hub of `BatchUpdateFindings`: `BatchUpdateFindingsV2` goes by the same action
 * and has another kind of hub.
 */
export function suppressFindings(accountId: string, region: string): PolicyStatement[] {
  return [
    {
      sid: "SuppressFindings",
      actions: ["securityhub:BatchUpdateFindings"],
      resources: [`arn:aws:securityhub:${region}:${accountId}:hub/default`],
      condition: [stringEquals("securityhub:ASFFSyntaxPath/Workflow.Status", "NEW", "SUPPRESSED")],
    },
    // One statement each: the conditions of a statement must all be met.
    ...otherFields.map((field) => ({
      sid: `Keep${field.replace(".", "")}`,
      effect: "Deny",
      actions: ["securityhub:BatchUpdateFindings"],
      resources: ["*"],
      condition: [{ test: "Null", variable: `securityhub:ASFFSyntaxPath/${field}`, values: ["false"] }],
    })),
  ];
}
