import fc from "fast-check";
import type { Scanner } from "../../lambdas/shared/scanners";
import { normalized } from "../support/normalized";
import { fixture } from "../support/reports";

const reports: readonly (readonly [Scanner, Buffer])[] = [
  ["bandit", fixture("bandit/gen--bandit-demo.json")],
  ["safety", fixture("safety/gen--safety-check-3.8.1.json")],
  ["checkov", fixture("checkov/gen--checkov-cdktf.json")],
  ["trivy", fixture("trivy/gen--trivy-fs-all.json")],
  ["trivy", fixture("trivy/gen--trivy-license.json")],
  ["grype", fixture("grype/gen--grype-image.json")],
  ["sarif", fixture("sarif/gen--bandit-demo.sarif")],
  ["junit", fixture("junit/gen--junit-pytest.xml")],
];

/** Replaces a random value anywhere in the document, or takes its key away. */
function mutate(json: unknown, steps: readonly number[], value: unknown): unknown {
  const [step = 0, ...others] = steps;
  if (typeof json !== "object" || json === null || steps.length === 0) return value;
  const keys = Object.keys(json);
  const key = keys[step % Math.max(keys.length, 1)];
  if (key === undefined) return value;
  const changed = mutate((json as Record<string, unknown>)[key], others, value);
  return Array.isArray(json)
    ? json.map((element, index) => (String(index) === key ? changed : element))
    : { ...json, [key]: changed };
}

async function isAccountedFor(scanner: Scanner, bytes: Uint8Array) {
  const { findings, report, merged } = await normalized(scanner, bytes);
  expect(report.entries).toBe(report.findings + report.dropped.reduce((sum, { count }) => sum + count, 0));
  expect(report.findings).toBe(findings.length + merged);
}

test("property: a real report with any bytes cut, flipped or doubled is read or refused, and accounted for", async () => {
  const place = fc.nat({ max: 1_000_000 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...reports),
      place,
      place,
      fc.uint8Array({ maxLength: 4 }),
      async ([scanner, bytes], from, to, put) => {
        const [start = 0, end = 0] = [from % bytes.length, to % bytes.length].sort((a, b) => a - b);
        await isAccountedFor(scanner, Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(end)]));
        await isAccountedFor(scanner, bytes.subarray(0, end));
      },
    ),
    { numRuns: 200 },
  );
});

test("property: a real report with any value replaced is read or refused, and accounted for", async () => {
  const documents = reports
    .filter(([scanner]) => scanner !== "junit")
    .map(([scanner, bytes]) => [scanner, JSON.parse(bytes.toString())] as const);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...documents),
      fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 6 }),
      fc.jsonValue({ maxDepth: 2 }),
      ([scanner, json], steps, value) =>
        isAccountedFor(scanner, Buffer.from(JSON.stringify(mutate(json, steps, value)))),
    ),
    { numRuns: 300 },
  );
});
