import type { AsffFinding } from "../../shared/asff";
import { asffLimits as limit } from "../../shared/asff-limits";
import { sendable, truncate } from "../../shared/text";
import type { Outgoing } from "./outgoing";

/**
 * As little of a finding as Security Hub takes: enough to archive one whose last words it refuses.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/asff-required-attributes.html
 */
export function bareFinding({ entry, finding }: Outgoing): Outgoing {
  const { SchemaVersion, Id, ProductArn, AwsAccountId, CreatedAt, UpdatedAt, RecordState } = finding;
  const { ProductName, CompanyName, GeneratorId } = finding;
  const bare: AsffFinding = {
    ...{ SchemaVersion, Id, ProductArn, AwsAccountId, CreatedAt, UpdatedAt, RecordState, ProductName, CompanyName },
    GeneratorId: sendable(GeneratorId, limit.generatorId) ?? "unnamed",
    Title: sendable(finding.Title, limit.title) ?? "Finding that is gone",
    Description: "This finding is gone. Security Hub did not take what was last known of it.",
    ProductFields: {},
    Resources: finding.Resources.slice(0, 1).map(({ Type, Id: id, Partition, Region }) => ({
      ...{ Type, Partition, Region },
      Id: truncate(id, limit.resourceId),
    })),
    FindingProviderFields: {
      Severity: { Label: finding.FindingProviderFields.Severity.Label },
      Types: ["Software and Configuration Checks/Vulnerabilities"],
    },
  };
  return { entry, finding: bare, bytes: Buffer.byteLength(JSON.stringify(bare)) };
}
