import { anything, integer, list, map, matching, number, oneOf, structure, text } from "./shape";

/**
 * Parts of the AWS Security Finding Format that more than one call uses. This is the stand-in's own reading of the
 * documentation and must never be shared with lambdas/: two readings catch a wrong limit, one hides it.
 *
 * Sources: "API" = https://docs.aws.amazon.com/securityhub/1.0/APIReference/ (the page of each structure),
 * "2020" = awsdocs/aws-security-hub-user-guide, securityhub-findings-format-attributes, the last published full table.
 */
const exactTimestamp =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-](0\d|1[0-7])(:?[0-5]\d)?|[+-]18(:?00)?)$/;

/** API AwsSecurityFinding "Timestamps": RFC 3339 with `T`, at most 9 digits, an offset within ±18:00. */
export const timestamp = matching(exactTimestamp);

/** API AwsSecurityFinding.Types: `namespace/category/classifier`, at most 50; the pattern is the service's own message. */
export const types = list(
  matching(
    /^(Software and Configuration Checks|TTPs|Effects|Unusual Behaviors|Sensitive Data Identifications)(\/[^/]+){0,2}$/,
  ),
  50,
);

/** A URI (aquasecurity/trivy#1999: anything else is refused in Remediation.Recommendation.Url). */
export const uri = matching(/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/);

const label = oneOf("INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL");

/** API FindingProviderSeverity. */
export const providerSeverity = structure({ Label: label, Original: text(64) });

/** API Severity: Label; Normalized 0–100; Original 1–64. */
export const severity = structure({
  Product: number(),
  Label: label,
  Normalized: integer(0, 100),
  Original: text(64),
});

/** API RelatedFinding, at most 10 in a list. */
export const relatedFindings = list(
  structure({ ProductArn: text(2048, 12), Id: text(512) }, ["ProductArn", "Id"]),
  10,
  1,
);

/** API AwsSecurityFinding.UserDefinedFields: 50 pairs, key 128, value 1024. */
export const userDefinedFields = map(50, 128, 1024);

export const verificationState = oneOf("UNKNOWN", "TRUE_POSITIVE", "FALSE_POSITIVE", "BENIGN_POSITIVE");

export const workflow = structure({ Status: oneOf("NEW", "NOTIFIED", "RESOLVED", "SUPPRESSED") });

/** API Note.Text 1–512; UpdatedBy 512 (2020). */
export const noteMembers = { Text: text(512), UpdatedBy: text(512) };

/** API Confidence and Criticality: 0–100. */
export const ratio = integer(0, 100);

const softwarePackage = structure(
  Object.fromEntries(
    [
      "Name",
      "Version",
      "Epoch",
      "Release",
      "Architecture",
      "PackageManager",
      "FilePath",
      "FixedInVersion",
      "Remediation",
      "SourceLayerHash",
      "SourceLayerArn",
    ].map((name) => [name, text()]),
  ),
);

/** API Vulnerability; Id, Vendor.Name and VendorSeverity 32 (2020). */
export const vulnerability = structure(
  {
    Id: text(32),
    VulnerablePackages: list(softwarePackage),
    Cvss: list(
      structure({
        Version: text(),
        BaseScore: number(0, 10),
        BaseVector: text(),
        Source: text(),
        Adjustments: anything,
      }),
    ),
    RelatedVulnerabilities: list(text()),
    Vendor: structure(
      {
        Name: text(32),
        Url: uri,
        VendorSeverity: text(32),
        VendorCreatedAt: timestamp,
        VendorUpdatedAt: timestamp,
      },
      ["Name"],
    ),
    ReferenceUrls: list(text()),
    FixAvailable: oneOf("YES", "NO", "PARTIAL"),
    EpssScore: number(0, 1),
    ExploitAvailable: oneOf("YES", "NO"),
    LastKnownExploitAt: timestamp,
    CodeVulnerabilities: list(
      structure({
        Cwes: list(text()),
        FilePath: structure({ EndLine: integer(), FileName: text(), FilePath: text(), StartLine: integer() }),
        SourceArn: text(),
      }),
    ),
  },
  ["Id"],
);
