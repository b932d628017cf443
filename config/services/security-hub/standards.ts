const versions = {
  "foundational-security-best-practices": "standards/aws-foundational-security-best-practices/v/1.0.0",
  "cis-aws-foundations-benchmark-1.2.0": "ruleset/cis-aws-foundations-benchmark/v/1.2.0",
  "cis-aws-foundations-benchmark-1.4.0": "standards/cis-aws-foundations-benchmark/v/1.4.0",
  "cis-aws-foundations-benchmark-3.0.0": "standards/cis-aws-foundations-benchmark/v/3.0.0",
  "cis-aws-foundations-benchmark-5.0.0": "standards/cis-aws-foundations-benchmark/v/5.0.0",
  "nist-800-53": "standards/nist-800-53/v/5.0.0",
  "nist-800-171": "standards/nist-800-171/v/2.0.0",
  "pci-dss-3.2.1": "standards/pci-dss/v/3.2.1",
  "pci-dss-4.0.1": "standards/pci-dss/v/4.0.1",
  "aws-resource-tagging": "standards/aws-resource-tagging-standard/v/1.0.0",
} as const;

export type Standard = keyof typeof versions;

export const standards = Object.keys(versions) as [Standard, ...Standard[]];

/**
 * ARN of a standard in a region. CIS 1.2.0, the oldest, is a rule set without a region:
 * https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html
 */
export function standardArn(standard: Standard, region: string): string {
  const resource = versions[standard];
  return `arn:aws:securityhub:${resource.startsWith("ruleset/") ? "" : region}::${resource}`;
}
