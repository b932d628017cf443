/**
 * What Security Hub accepts, in UTF-16 code units where it is a length (AWS does not say which unit it counts).
 * Unless a line says otherwise, the source is the documentation of the field in the API reference:
 * https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html
 */
export const asffLimits = {
  id: 512,
  productArn: 2048,
  generatorId: 512,
  title: 256,
  description: 1024,
  types: 50,
  resources: 32,
  companyName: 128,
  productName: 128,
  severityOriginal: 64,
  recommendationText: 512,
  // Undocumented; a URL longer than browsers take is no help to anybody.
  url: 2000,
  productFields: 50,
  productFieldKey: 128,
  productFieldValue: 2048,
  resourceType: 256,
  // User guide of 2020, securityhub-findings-format-attributes.
  resourceId: 512,
  // User guide of 2023, asff-resourcedetails-other: "less than 128" and "less than 1024".
  detailsOther: 50,
  detailsOtherKey: 127,
  detailsOtherValue: 1023,
  // User guide of 2020, securityhub-findings-format-attributes: Vulnerability.Id and Vendor.Name.
  vulnerabilityId: 32,
  vulnerabilityVendor: 32,
  // Not documented: our own, so that a finding stays below `findingBytes` whatever a scanner writes.
  vulnerablePackages: 30,
  packageField: 256,
  relatedVulnerabilities: 20,
  cvss: 10,
  // https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchImportFindings.html
  findingBytes: 240_000,
  batchFindings: 100,
  batchBytes: 6_000_000,
} as const;
