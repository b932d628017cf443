import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asffLimits } from "../../../lambdas/shared/asff-limits";
import model from "../../../lambdas/shared/asff-schema/model.json";
import { asffRules, type Rule } from "../../../lambdas/shared/asff-schema/rules";
import type { ModelShape } from "../../../lambdas/shared/asff-schema/shapes";
import { exampleFinding } from "../../support/asff-example";
import { runWithBotocore } from "../../support/botocore/run";

const file = join(__dirname, "..", "..", "..", "lambdas/shared/asff-schema/model.json");
const shapes: Readonly<Record<string, ModelShape>> = model.shapes;

test("the committed model is what bin/asff-model.py makes of the pinned botocore", async () => {
  const made = await runWithBotocore("bin/asff-model.py");
  if (process.env.GATEHOUSE_UPDATE_ASFF_MODEL === "1") writeFileSync(file, made);
  // If this fails after botocore was moved: npm run asff-model:update, and read what changed.
  expect(readFileSync(file, "utf8")).toBe(made);
});

/** As `Shape.Member`, all that a value of a shape holds. */
function membersOf(value: unknown, name: string): readonly string[] {
  const shape = shapes[name];
  if (Array.isArray(value)) return value.flatMap((entry) => membersOf(entry, shape?.member ?? ""));
  return Object.entries(shape?.members ?? {}).flatMap(([member, of]) => {
    const entry = (value as Readonly<Record<string, unknown>>)[member];
    return entry === undefined ? [] : [`${name}.${member}`, ...membersOf(entry, of)];
  });
}

interface Documented {
  readonly minimum?: number;
  readonly maximum: number;
  readonly keys?: number;
  readonly entries?: number;
}

const limitsOf = ({ minimum, maximum, keys, entries }: Rule) => ({
  minimum: minimum ?? 1,
  maximum,
  keys: keys?.maximum,
  entries: entries?.maximum,
});

test("every limit in the documentation of a member that Gatehouse writes is a rule of that size", async () => {
  const json = await runWithBotocore("__tests__/support/botocore/documented_limits.py");
  const documented = JSON.parse(json) as Readonly<Record<string, Documented>>;
  const written = membersOf(exampleFinding, "AwsSecurityFinding").filter((member) => member in documented);
  expect(written).toEqual(
    expect.arrayContaining(["AwsSecurityFinding.Title", "AwsSecurityFinding.ProductFields", "Resource.Type"]),
  );
  for (const member of written) {
    const { minimum = 1, maximum, keys, entries } = documented[member] ?? { maximum: 0 };
    expect({ member, ...limitsOf(asffRules[member] ?? {}) }).toEqual({ member, minimum, maximum, keys, entries });
  }
  expect(documented["AwsSecurityFinding.Types"]?.maximum).toBe(asffLimits.types);
});

test("every rule is of a member that the model has", () => {
  const known = Object.entries(shapes).flatMap(([name, { members = {} }]) =>
    Object.keys(members).map((member) => `${name}.${member}`),
  );
  expect(Object.keys(asffRules).filter((member) => !known.includes(member))).toEqual([]);
});

test("a batch holds as many findings as the model allows", () => {
  expect(shapes.BatchImportFindingsRequestFindingList?.max).toBe(asffLimits.batchFindings);
});
