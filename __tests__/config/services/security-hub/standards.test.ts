import { standardArn } from "../../../../config/services/security-hub/standards";

test.each([
  [
    "foundational-security-best-practices",
    "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
  ],
  // The odd one.
  ["cis-aws-foundations-benchmark-1.2.0", "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0"],
  [
    "cis-aws-foundations-benchmark-3.0.0",
    "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
  ],
  ["nist-800-171", "arn:aws:securityhub:eu-west-1::standards/nist-800-171/v/2.0.0"],
  ["pci-dss-4.0.1", "arn:aws:securityhub:eu-west-1::standards/pci-dss/v/4.0.1"],
  ["aws-resource-tagging", "arn:aws:securityhub:eu-west-1::standards/aws-resource-tagging-standard/v/1.0.0"],
] as const)("the ARN of %s is %s", (standard, arn) => {
  expect(standardArn(standard, "eu-west-1")).toBe(arn);
});
