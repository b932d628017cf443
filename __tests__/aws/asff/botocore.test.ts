import fc from "fast-check";
import { exampleFinding } from "../../support/asff-example";
import { problemsOf } from "../../support/asff-problems";
import { botocoreProblems } from "../../support/botocore/run";
import { findingWith, pathsOfExample } from "../../support/broken-findings";
import { anyFinding } from "../../support/findings";
import { collectedFindings, findingsFrom } from "../../support/findings-of";
import { hasCollection } from "../../support/reports";

/** Named when a property fails, so that it can be seen again. */
const seed = Date.now();
const sample = <Value>(values: fc.Arbitrary<Value>, numRuns: number) => fc.sample(values, { numRuns, seed });

/** The AWS CLI refuses a call whose parameters are not of the service model before it sends anything. */
const refusals = async (findings: readonly object[]) => (await botocoreProblems(findings)).filter(Boolean);

(hasCollection ? test : test.skip)(
  "the AWS CLI takes every finding of all real reports (needs ../shared/fixtures)",
  async () => {
    const findings = await collectedFindings();
    expect(findings.length).toBeGreaterThan(3000);
    expect(await refusals(findings)).toEqual([]);
  },
);

test("property: the AWS CLI takes what is made of any finding", async () => {
  const findings = findingsFrom(sample(anyFinding, 1000));
  expect(findings.length).toBeGreaterThan(500);
  expect({ seed, refused: await refusals(findings) }).toEqual({ seed, refused: [] });
});

const anyValue = fc.oneof(
  fc.constantFrom(null, true, 0, 1.5, -1, "", "text", "HIGH"),
  fc.constantFrom([], {}, ["text"], [1], [{}], { Text: "text" }, { Type: 1 }),
);
const anyPath = fc.oneof(
  fc.constantFrom(...pathsOfExample().map(([path]) => path)),
  fc.constantFrom("Unknown", "Note", "Resources.0.Unknown", "FindingProviderFields.Unknown"),
);

test("property: our check refuses whatever the AWS CLI refuses", async () => {
  const broken = sample(fc.tuple(anyPath, anyValue), 2000).map(([path, value]) => findingWith(path, value));
  const answers = await botocoreProblems(broken);
  expect(answers.filter(Boolean).length).toBeGreaterThan(500);
  const taken = broken.filter((finding, at) => answers[at] !== "" && problemsOf(finding).length === 0);
  expect({ seed, taken }).toEqual({ seed, taken: [] });
});

test("the AWS CLI misses what the model requires, and knows nothing else", async () => {
  const [complete, ...incomplete] = await botocoreProblems([
    exampleFinding,
    ...["Title", "Resources.0.Id", "Vulnerabilities.0.Vendor.Name"].map((path) => findingWith(path, undefined)),
    findingWith("Titel", "text"),
  ]);
  expect(complete).toBe("");
  expect(incomplete).toEqual([
    expect.stringContaining('Missing required parameter in Findings[0]: "Title"'),
    expect.stringContaining('Missing required parameter in Findings[0].Resources[0]: "Id"'),
    expect.stringContaining('Missing required parameter in Findings[0].Vulnerabilities[0].Vendor: "Name"'),
    expect.stringContaining('Unknown parameter in Findings[0]: "Titel"'),
  ]);
});
