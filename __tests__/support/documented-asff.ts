/**
 * A second reading of what Security Hub documents, for tests only. It must never share code or a table with
 * lambdas/shared, nor with the stand-in: what one reading got wrong, another shows. It knows the members that Gatehouse
 * may write and refuses every other.
 *
 * API = https://docs.aws.amazon.com/securityhub/1.0/APIReference/ (page of each structure),
 * 2020 = https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-attributes.html as of
 * October 2020 (awsdocs/aws-security-hub-user-guide on GitHub), the last full table,
 * 2023 = the same guide's asff-resourcedetails-other.
 */
type Demand = (value: unknown) => boolean;

/** In no page, but an answer of the service: an individual field is less than 32768 (mitre/heimdall2#3357). */
const text =
  (longest = 32_767, shortest = 1): Demand =>
  (value) =>
    typeof value === "string" &&
    value.trim() !== "" &&
    [...value].length >= shortest &&
    [...value].length <= longest &&
    ![...value].some(isControl) &&
    Buffer.from(value).toString() === value;
const isControl = (character: string) => character < " " || (character >= "\u007f" && character <= "\u009f");
const words =
  (...allowed: readonly string[]): Demand =>
  (value) =>
    allowed.some((word) => word === value);
const all =
  (...demands: readonly Demand[]): Demand =>
  (value) =>
    demands.every((demand) => demand(value));
const like =
  (expression: RegExp): Demand =>
  (value) =>
    typeof value === "string" && expression.test(value);
const between =
  (least: number, most: number): Demand =>
  (value) =>
    typeof value === "number" && value >= least && value <= most;
const items =
  (least: number, most = Number.POSITIVE_INFINITY): Demand =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most;
const object: Demand = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const pairs = (most: number) => all(object, (value) => Object.keys(Object(value)).length <= most);

/** API Welcome, "Timestamps": of the allowed forms the one in UTC. */
const time: Demand = (value) =>
  typeof value === "string" && /^[\d-]{10}T[\d:]{8}(\.\d{1,9})?Z$/.test(value) && !Number.isNaN(Date.parse(value));

/** The format "uri": RFC 3986, split as in its appendix B; what has no authority is no link of the web. */
const uri: Demand = (value) => {
  const [, scheme = "", authority = "", path = "", query = "", fragment = ""] =
    /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is.exec(String(value)) ?? [];
  const rest = [path, query, fragment].map((part) => part.replace(/%[0-9a-f][0-9a-f]/gi, ""));
  return (
    URL.canParse(String(value)) &&
    scheme !== "" &&
    /^([\w.~!$&'()*+,;=:@-]+|\[[0-9a-f:.]+\](:\d+)?)$/i.test(authority) &&
    rest.every((part) => /^[\w.~!$&'()*+,;=:@/?-]*$/.test(part))
  );
};

/** 2020, "Types": a namespace, and a category before a classifier. */
const namespaces = ["Software and Configuration Checks", "TTPs", "Effects", "Unusual Behaviors"];
const taxonomy: Demand = (value) => {
  const [namespace = "", ...rest] = String(value).split("/");
  const isNamespace = [...namespaces, "Sensitive Data Identifications"].includes(namespace);
  return isNamespace && rest.length <= 2 && rest.every((part) => part.trim() !== "");
};

/** By path: `[]` is each entry of a list, `{}` each value and `{key}` each key of a map. */
const documented: Readonly<Record<string, Demand>> = {
  // API AwsSecurityFinding
  "": object,
  SchemaVersion: words("2018-10-08"),
  Id: text(512),
  ProductArn: all(text(2048, 12), like(/^arn:[a-z-]+:securityhub:[a-z0-9-]+:\d{12}:product\/\d{12}\/default$/)),
  ProductName: text(128),
  CompanyName: text(128),
  GeneratorId: text(512),
  AwsAccountId: like(/^[0-9]{12}$/),
  CreatedAt: time,
  UpdatedAt: time,
  Title: text(256),
  Description: text(1024),
  ProductFields: pairs(50),
  // 2020, "ProductFields": the symbols of a field's name, and AWS's own prefix.
  "ProductFields{key}": all(text(128), like(/^[a-z0-9\s_./=+\\@-]*$/i), (key) => !String(key).startsWith("aws/")),
  "ProductFields{}": text(2048),
  Resources: items(1, 32),
  Vulnerabilities: items(0),
  RecordState: words("ACTIVE", "ARCHIVED"),
  FindingProviderFields: object,
  // API FindingProviderFields, FindingProviderSeverity
  "FindingProviderFields.Severity": object,
  "FindingProviderFields.Severity.Label": words("INFORMATIONAL", "LOW", "MEDIUM", "HIGH", "CRITICAL"),
  "FindingProviderFields.Severity.Original": text(64),
  "FindingProviderFields.Types": items(1, 50),
  "FindingProviderFields.Types[]": all(text(), taxonomy),
  "FindingProviderFields.Confidence": all(between(0, 100), Number.isInteger),
  // API Recommendation; 2020, "Remediation": Text or Url must be present
  Remediation: object,
  "Remediation.Recommendation": all(object, (value) => Object.keys(Object(value)).length > 0),
  "Remediation.Recommendation.Text": text(512),
  "Remediation.Recommendation.Url": all(text(), uri),
  // API Resource; 2020, "Resources": Id
  "Resources[]": object,
  "Resources[].Type": text(256),
  "Resources[].Id": text(512),
  "Resources[].Partition": words("aws", "aws-cn", "aws-us-gov"),
  "Resources[].Region": text(16),
  "Resources[].Details": object,
  // 2023: "up to 50", "fewer than 128", "fewer than 1,024"
  "Resources[].Details.Other": pairs(50),
  "Resources[].Details.Other{key}": text(127),
  "Resources[].Details.Other{}": text(1023),
  // API Vulnerability, SoftwarePackage, Cvss, VulnerabilityVendor; 2020, "Vulnerabilities": Id, Vendor.Name
  "Vulnerabilities[]": object,
  "Vulnerabilities[].Id": text(32),
  "Vulnerabilities[].VulnerablePackages": items(0),
  "Vulnerabilities[].VulnerablePackages[]": object,
  "Vulnerabilities[].VulnerablePackages[].Name": text(),
  "Vulnerabilities[].VulnerablePackages[].Version": text(),
  "Vulnerabilities[].VulnerablePackages[].FixedInVersion": text(),
  "Vulnerabilities[].VulnerablePackages[].PackageManager": text(),
  "Vulnerabilities[].VulnerablePackages[].FilePath": text(),
  "Vulnerabilities[].Cvss": items(0),
  "Vulnerabilities[].Cvss[]": object,
  "Vulnerabilities[].Cvss[].Version": text(),
  "Vulnerabilities[].Cvss[].BaseScore": between(0, 10),
  "Vulnerabilities[].Cvss[].BaseVector": text(),
  "Vulnerabilities[].RelatedVulnerabilities": items(0),
  "Vulnerabilities[].RelatedVulnerabilities[]": text(),
  "Vulnerabilities[].Vendor": object,
  "Vulnerabilities[].Vendor.Name": text(32),
  "Vulnerabilities[].Vendor.Url": text(),
  "Vulnerabilities[].ReferenceUrls": items(0),
  "Vulnerabilities[].ReferenceUrls[]": text(),
  "Vulnerabilities[].FixAvailable": words("YES", "NO", "PARTIAL"),
  "Vulnerabilities[].EpssScore": between(0, 1),
  "Vulnerabilities[].ExploitAvailable": words("YES", "NO"),
};

/** API, "Required: Yes"; severity and types as in the guide's asff-required-attributes. */
const required: Readonly<Record<string, readonly string[]>> = {
  "": [
    ...["AwsAccountId", "CreatedAt", "Description", "GeneratorId", "Id", "ProductArn", "Resources", "SchemaVersion"],
    ...["Title", "UpdatedAt", "FindingProviderFields"],
  ],
  FindingProviderFields: ["Severity", "Types"],
  "FindingProviderFields.Severity": ["Label"],
  "Resources[]": ["Id", "Type"],
  "Vulnerabilities[]": ["Id"],
  "Vulnerabilities[].Vendor": ["Name"],
};

function broken(path: string, value: unknown): readonly string[] {
  const demand = documented[path];
  if (demand === undefined) return [`${path} is not documented`];
  if (!demand(value)) return [`${path} is ${JSON.stringify(value)?.slice(0, 80)}`];
  if (Array.isArray(value)) return value.flatMap((entry) => broken(`${path}[]`, entry));
  if (typeof value !== "object" || value === null) return [];
  const missing = (required[path] ?? []).filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => `${path}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, entry]) => brokenMember(path, name, entry)),
  ];
}

function brokenMember(path: string, name: string, entry: unknown): readonly string[] {
  if (`${path}{}` in documented) return [...broken(`${path}{key}`, name), ...broken(`${path}{}`, entry)];
  return broken(path === "" ? name : `${path}.${name}`, entry);
}

/** What a finding breaks of the documentation, as it is sent: through JSON. */
export function brokenDocumentation(finding: object): readonly string[] {
  const json = JSON.stringify(finding);
  const sent = JSON.parse(json);
  // API BatchImportFindings: 240 KB a finding; the caller's account is that of the default product.
  const isTooLarge = new TextEncoder().encode(json).length > 240 * 1000;
  const accounts = new Set([
    sent.AwsAccountId,
    ...String(sent.ProductArn)
      .split(/[:/]/)
      .filter((part) => /^\d{12}$/.test(part)),
  ]);
  return [
    ...broken("", sent),
    ...(isTooLarge ? ["the finding is larger than 240 KB"] : []),
    ...(accounts.size > 1 ? ["ProductArn is of another account"] : []),
    ...(Date.parse(sent.CreatedAt) > Date.parse(sent.UpdatedAt) ? ["CreatedAt is later than UpdatedAt"] : []),
  ];
}
