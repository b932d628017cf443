/**
 * What Security Hub accepts beyond its service model, each with the page that says so. Lengths are UTF-16 code units:
 * AWS names no unit, but the service's messages are those of Ajv (https://github.com/aquasecurity/trivy/issues/1999),
 * which counts code points, and no text has more of those.
 */
export const asffLimits = {
  // https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html
  id: 512,
  productArnMinimum: 12,
  productArn: 2048,
  generatorId: 512,
  awsAccountId: 12,
  title: 256,
  description: 1024,
  types: 50,
  resources: 32,
  companyName: 128,
  productName: 128,
  productFields: 50,
  productFieldKey: 128,
  productFieldValue: 2048,
  // https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_FindingProviderSeverity.html
  severityOriginal: 64,
  // https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Recommendation.html
  recommendationText: 512,
  // https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Resource.html
  resourceType: 256,
  resourceRegion: 16,
  // No longer documented. User guide of 2020, securityhub-findings-format-attributes, "Resources", "Vulnerabilities":
  // https://github.com/awsdocs/aws-security-hub-user-guide/blob/00722d43aaf84fc589264030504e4e4a40631dda/doc_source/securityhub-findings-format-attributes.md
  resourceId: 512,
  vulnerabilityId: 32,
  vulnerabilityVendor: 32,
  // No longer documented. User guide of 2023: up to 50 pairs, "fewer than 128" and "fewer than 1,024" characters:
  // https://github.com/awsdocs/aws-security-hub-user-guide/blob/e7ee0c44850db52beeb7c7758e8f383f67ce444d/doc_source/asff-resourcedetails-other.md
  detailsOther: 50,
  detailsOtherKey: 127,
  detailsOtherValue: 1023,
  // Not documented: "The maximum size of an individual field should be less than 32768", said the service
  // (https://github.com/mitre/heimdall2/issues/3357). Holds for text that has no limit of its own.
  text: 32_767,
  // Not AWS's, but the scales themselves: https://www.first.org/cvss/v4.0/specification-document and
  // https://www.first.org/epss/model
  cvssScore: 10,
  epssScore: 1,
  // https://docs.aws.amazon.com/securityhub/latest/partnerguide/guidelines-batchimportfindings.html: 240 KB and 6 MB,
  // read as the smaller kilobyte. 100: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchImportFindings.html
  findingBytes: 240_000,
  batchFindings: 100,
  batchBytes: 6_000_000,
  // From here on our own choice, so that a finding stays below `findingBytes` whatever a scanner writes.
  vulnerablePackages: 30,
  packageField: 256,
  relatedVulnerabilities: 20,
  // Short ones: 500 of them are 12 KB.
  relatedCves: 500,
  cvss: 10,
  // A URL longer than browsers take is no help to anybody.
  url: 2000,
} as const;
