import { ServiceError } from "./protocol";
import { type Fields, isObject } from "./shape";

type Test = (finding: Fields) => boolean;

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetFindings.html: 10 attributes, 20 values each. */
const maximumAttributes = 10;
const maximumValues = 20;

function at(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((entry) => at(entry, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return value === undefined ? [] : [value];
  return isObject(value) ? at(value[name], rest) : [];
}

const paths: Readonly<Record<string, string>> = {
  Type: "Types",
  SeverityLabel: "Severity.Label",
  WorkflowStatus: "Workflow.Status",
  ComplianceStatus: "Compliance.Status",
  ResourceType: "Resources.Type",
  ResourceId: "Resources.Id",
  NoteText: "Note.Text",
  ...Object.fromEntries(
    [
      "ProductArn",
      "AwsAccountId",
      "Id",
      "GeneratorId",
      "Region",
      "Title",
      "Description",
      "ProductName",
      "CompanyName",
      "VerificationState",
      "RecordState",
    ].map((name) => [name, name]),
  ),
};

const dates = ["CreatedAt", "UpdatedAt", "FirstObservedAt", "LastObservedAt"];
const maps = ["ProductFields", "UserDefinedFields"];

/** The values of `field` in a finding, by the names filters and sort criteria use. */
export function valuesOf(finding: Fields, field: string): readonly string[] {
  return at(finding, (paths[field] ?? field).split(".")).map(String);
}

const comparisons: Readonly<Record<string, (found: string, wanted: string) => boolean>> = {
  EQUALS: (found, wanted) => found === wanted,
  PREFIX: (found, wanted) => found.startsWith(wanted),
  CONTAINS: (found, wanted) => found.includes(wanted),
};

const negations: Readonly<Record<string, keyof typeof comparisons>> = {
  NOT_EQUALS: "EQUALS",
  PREFIX_NOT_EQUALS: "PREFIX",
  NOT_CONTAINS: "CONTAINS",
};

interface Condition {
  readonly negative: boolean;
  readonly holds: Test;
}

function condition(field: string, filter: Fields, values: (finding: Fields) => readonly string[]): Condition {
  const name = String(filter.Comparison);
  const compare = comparisons[negations[name] ?? name];
  if (!compare || typeof filter.Value !== "string" || filter.Value === "")
    throw refused(field, `{Value, Comparison} expected, found ${JSON.stringify(filter)}`);
  const wanted = filter.Value;
  const matches: Test = (finding) => values(finding).some((found) => compare(found, wanted));
  const negative = name in negations;
  return { negative, holds: (finding) => matches(finding) !== negative };
}

/** Any of the positive conditions and all of the negative ones (API StringFilter and MapFilter). */
function combined(conditions: readonly Condition[]): Test {
  const positive = conditions.filter(({ negative }) => !negative);
  const negatives = conditions.filter(({ negative }) => negative);
  return (finding) =>
    (positive.length === 0 || positive.some(({ holds }) => holds(finding))) &&
    negatives.every(({ holds }) => holds(finding));
}

function mapValues(field: string, key: unknown): (finding: Fields) => readonly string[] {
  return (finding) => {
    const map = finding[field];
    const value = isObject(map) && typeof key === "string" ? map[key] : undefined;
    return value === undefined ? [] : [String(value)];
  };
}

function dateTest(field: string, { Start, End }: Fields): Test {
  if (typeof Start !== "string" || typeof End !== "string") throw refused(field, "{Start, End} expected");
  return (finding) =>
    valuesOf(finding, field).some(
      (found) => Date.parse(found) >= Date.parse(Start) && Date.parse(found) <= Date.parse(End),
    );
}

function refused(field: string, message: string): ServiceError {
  return new ServiceError("InvalidInputException", `Invalid filter '${field}': ${message}`);
}

function fieldTest(field: string, given: unknown): Test {
  const filters = Array.isArray(given) ? given.filter(isObject) : [];
  if (filters.length === 0 || filters.length > maximumValues)
    throw refused(field, `1 to ${maximumValues} values expected`);
  if (dates.includes(field)) {
    const tests = filters.map((filter) => dateTest(field, filter));
    return (finding) => tests.some((test) => test(finding));
  }
  if (maps.includes(field))
    return combined(filters.map((filter) => condition(field, filter, mapValues(field, filter.Key))));
  // Refused rather than ignored: a caller that believes it has filtered must not act on everything.
  if (!(field in paths)) throw refused(field, "not answered by this stand-in");
  return combined(filters.map((filter) => condition(field, filter, (finding) => valuesOf(finding, field))));
}

/** All attributes of `Filters` must match. */
export function filterOf(given: unknown): Test {
  const attributes = isObject(given) ? Object.entries(given) : [];
  if (attributes.length > maximumAttributes) throw refused("Filters", `at most ${maximumAttributes} attributes`);
  const tests = attributes.map(([field, filters]) => fieldTest(field, filters));
  return (finding) => tests.every((test) => test(finding));
}
