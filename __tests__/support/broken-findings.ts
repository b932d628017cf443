import { exampleFinding } from "./asff-example";

type Fields = Record<string, unknown>;

/** {@link exampleFinding} with something else at a path such as `Resources.0.Id`; `undefined` takes it away. */
export function findingWith(path: string, value: unknown): Fields {
  const finding: Fields = structuredClone({ ...exampleFinding });
  const names = path.split(".");
  const last = names.pop() ?? "";
  const holder = names.reduce((fields, name) => fields[name] as Fields, finding);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return finding;
}

/** What is just allowed at a path, and what is not any more. */
export type Limit = readonly [path: string, allowed: unknown, refused: unknown];

const characters = (path: string, maximum: number): Limit => [path, "x".repeat(maximum), "x".repeat(maximum + 1)];
const entries = (path: string, maximum: number, one: unknown): Limit => [
  path,
  Array.from({ length: maximum }, () => one),
  Array.from({ length: maximum + 1 }, () => one),
];
const pairs = (count: number, key = 4, value = 1) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [String(at).padStart(key, "k"), "v".repeat(value)]));
const other = "Resources.0.Details.Other";
const advice = "Remediation.Recommendation";
const vulnerability = "Vulnerabilities.0";
const provided = "FindingProviderFields";
const productArn = (length: number) => {
  const around = exampleFinding.ProductArn.replace("eu-central-1", "");
  return exampleFinding.ProductArn.replace("eu-central-1", "r".repeat(length - around.length));
};
const reference = `https://example.com/${"r".repeat(980)}`;

/** One for every documented limit, with what is just below and just above it. */
export const limits: readonly Limit[] = [
  characters("Id", 512),
  characters("GeneratorId", 512),
  characters("Title", 256),
  ["Title", "𝒳".repeat(128), "𝒳".repeat(257)],
  characters("Description", 1024),
  characters("ProductName", 128),
  characters("CompanyName", 128),
  ["SchemaVersion", "2018-10-08", "2018-10-09"],
  ["AwsAccountId", "111122223333", "11112222333"],
  ["AwsAccountId", "111122223333", "1111222233334"],
  ["AwsAccountId", "111122223333", "444455556666"],
  ["ProductArn", exampleFinding.ProductArn, "arn:aws:securityhub"],
  ["ProductArn", productArn(2048), productArn(2049)],
  ["ProductArn", exampleFinding.ProductArn, exampleFinding.ProductArn.replace("default", "other")],
  ["ProductArn", exampleFinding.ProductArn, exampleFinding.ProductArn.replace("/111122223333/", "/444455556666/")],
  ["CreatedAt", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.679Z"],
  ["CreatedAt", "2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.1234567891Z"],
  ["UpdatedAt", "2026-01-02T03:04:06Z", "2026-01-02 03:04:06Z"],
  ["UpdatedAt", "2026-12-31T23:59:59Z", "2026-13-31T23:59:59Z"],
  ["UpdatedAt", "2026-12-31T23:59:59Z", "2026-12-31T24:59:59Z"],
  ["UpdatedAt", "2026-12-31T23:59:59Z", "2026-12-31"],
  entries("Resources", 32, { Type: "Other", Id: "r" }),
  ["Resources", [{ Type: "Other", Id: "r" }], []],
  characters("Resources.0.Type", 256),
  characters("Resources.0.Id", 512),
  characters("Resources.0.Region", 16),
  ["Resources.0.Partition", "aws-cn", "aws-moon"],
  [other, pairs(50), pairs(51)],
  [other, pairs(1, 127), pairs(1, 128)],
  [other, pairs(1, 1, 1023), pairs(1, 1, 1024)],
  ["ProductFields", pairs(50), pairs(51)],
  ["ProductFields", pairs(1, 128), pairs(1, 129)],
  ["ProductFields", pairs(1, 1, 2048), pairs(1, 1, 2049)],
  ["ProductFields", { "a b_./=+\\-@9": "v" }, { "a:b": "v" }],
  ["ProductFields", { "aws-like/a": "v" }, { "aws/a": "v" }],
  characters(`${advice}.Text`, 512),
  [`${advice}.Url`, "http://example.com", "example.com/advisory"],
  [advice, { Text: "Upgrade." }, {}],
  entries(`${provided}.Types`, 50, "TTPs/Discovery"),
  [`${provided}.Types`, ["Effects/Data Exposure/S3"], []],
  [`${provided}.Types`, ["Effects/Data Exposure/S3"], ["Effect/Data Exposure"]],
  [`${provided}.Types`, ["Effects/Data Exposure/S3"], ["Effects/Data Exposure/S3/Public"]],
  [`${provided}.Types`, ["Effects/Data Exposure/S3"], ["Effects//S3"]],
  characters(`${provided}.Severity.Original`, 64),
  [`${provided}.Severity.Label`, "INFORMATIONAL", "UNKNOWN"],
  [`${provided}.Confidence`, 100, 101],
  [`${provided}.Confidence`, 0, -1],
  [`${provided}.Confidence`, 1, 0.5],
  ["RecordState", "ARCHIVED", "CLOSED"],
  characters(`${vulnerability}.Id`, 32),
  characters(`${vulnerability}.Vendor.Name`, 32),
  [`${vulnerability}.FixAvailable`, "PARTIAL", "MAYBE"],
  [`${vulnerability}.ExploitAvailable`, "NO", "no"],
  [`${vulnerability}.EpssScore`, 1, 1.01],
  [`${vulnerability}.EpssScore`, 0, -0.01],
  [`${vulnerability}.Cvss.0.BaseScore`, 10, 10.1],
  [`${vulnerability}.Cvss.0.BaseScore`, 0, -1],
  // Text without a limit of its own.
  characters(`${vulnerability}.ReferenceUrls.0`, 32_767),
  // 240 KB without one field that is too long by itself.
  [`${vulnerability}.ReferenceUrls`, Array(230).fill(reference), Array(240).fill(reference)],
];

/** Members without which a finding is none. */
export const requiredMembers: readonly string[] = [
  ...["SchemaVersion", "Id", "ProductArn", "GeneratorId", "AwsAccountId", "CreatedAt", "UpdatedAt", "Title"],
  ...["Description", "Resources", "Resources.0.Type", "Resources.0.Id", `${vulnerability}.Id`],
  ...[`${vulnerability}.Vendor.Name`, provided, `${provided}.Severity`, `${provided}.Severity.Label`],
  `${provided}.Types`,
];

/** Every path of {@link exampleFinding} below its top, with what is there. */
export function pathsOfExample(value: unknown = exampleFinding, path = ""): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  const below = Object.entries(value).flatMap(([name, entry]) =>
    pathsOfExample(entry, path ? `${path}.${name}` : name),
  );
  return path === "" ? below : [[path, value], ...below];
}

/** Of each kind of value, what is of another: the service model allows none of them instead. */
export const wrongTypes: Readonly<Record<string, readonly unknown[]>> = {
  string: [1, true, null, {}, ["text"]],
  number: ["1", true, null, Number.NaN, Number.POSITIVE_INFINITY],
  array: ["text", 1, null, { 0: "text" }],
  object: ["text", 1, null, ["text"]],
};

export function kindOfValue(value: unknown): string {
  return Array.isArray(value) ? "array" : typeof value;
}

/** Text that no member takes, whatever its length. */
export const wrongTexts: readonly (readonly [name: string, text: string])[] = [
  ["empty", ""],
  ["white space", " \t "],
  ["no-break spaces", "\u00a0\u2003"],
  ["a control character", "a\u0000b"],
  ["a line break", "a\nb"],
  ["a C1 control character", "a\u0085b"],
  ["a lone high surrogate", "a\ud83d"],
  ["a lone low surrogate", "\ude00a"],
];
