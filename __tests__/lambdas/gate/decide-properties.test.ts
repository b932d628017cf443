import fc from "fast-check";
import { pinnedVersions } from "../../../config/scan-configuration";
import { instantOf } from "../../../lambdas/shared/instant";
import { but, clean, json, otherDigest, requestFor, verdictOn } from "../../support/gate-request";
import { cleanRun, cleanRuns, type ExampleScanner, now, runOf } from "../../support/runs";
import { emergencyWaiver, standardWaiver } from "../../support/waivers";

/** Defects of a required scanner's run, and whether an emergency waiver may lift them. */
const defect = fc.oneof(
  fc.constant({ isLiftable: true, change: undefined }),
  fc
    .oneof(
      fc.record({ status: fc.constantFrom("failed" as const, "notApplicable" as const) }),
      fc.record({ exitCode: fc.constant(null) }),
      fc.record({ filesScanned: fc.constant(0) }),
      fc.record({ report: fc.constant(null) }),
    )
    .map((change) => ({ isLiftable: true, change })),
  fc.string({ maxLength: 20 }).map((garbage) => ({ isLiftable: true, report: `{${garbage}` })),
  fc
    .oneof(
      fc.record({ execution: fc.string({ minLength: 1 }).filter((id) => id !== "e-1") }),
      fc.record({ workload: fc.string({ minLength: 1 }).filter((name) => name !== "payments") }),
      fc.record({ source: fc.record({ sha256: fc.constant(otherDigest), objectVersion: fc.string() }) }),
      fc.record({
        source: fc.record({
          sha256: fc.constant("a".repeat(64)),
          objectVersion: fc.string().filter((version) => version !== "v-1"),
        }),
      }),
      fc.record({ version: fc.string().filter((version) => !Object.values(pinnedVersions()).includes(version)) }),
      fc.record({
        report: fc.record({ file: fc.constant("report.json"), sha256: fc.constant(otherDigest), bytes: fc.nat() }),
      }),
    )
    .map((change) => ({ isLiftable: false, change })),
);

const dates = fc.constantFrom(
  "2026-06-01T11:00:00Z",
  "2026-06-01T12:00:00Z",
  "2026-06-01T12:00:00.001Z",
  "2026-06-01",
  "2026-06-02T11:59:59Z",
  "2026-06-02T12:00:01Z",
  "2026-06-31",
  "NaN",
);
const people = fc.constantFrom("jane@example.com", "john@example.com", "shop-team", "");

const requiredScanner = fc.constantFrom<ExampleScanner>("bandit", "checkov", "junit", "safety");

/** What is different about an emergency waiver that is right: nothing, or anything. */
const otherEmergency = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      scanner: fc.oneof(requiredScanner, fc.constantFrom("*", "", "__proto__")),
      workload: fc.constantFrom("payments", "shop", "*"),
      kind: fc.constantFrom("emergency", "standard", "__proto__"),
      approved: dates,
      expires: dates,
      approvers: fc.array(people, { maxLength: 3 }),
      deployments: fc.constantFrom(["staging"], [], ["*"]),
    },
    { requiredKeys: [] },
  ),
);

/** What the specification says of an emergency waiver, said once more. */
function opens(waiver: ReturnType<typeof emergencyWaiver>, scanner: string): boolean {
  const { kind, workload, deployments, owner, approvers } = waiver;
  const [from, until] = [instantOf(waiver.approved), instantOf(waiver.expires)];
  return (
    kind === "emergency" &&
    workload === "payments" &&
    waiver.scanner === scanner &&
    deployments === undefined &&
    new Set([...approvers, owner, ""]).size === 4 &&
    approvers.length === 2 &&
    until - from <= 24 * 60 * 60 * 1000 &&
    from <= now.getTime() &&
    now.getTime() < until
  );
}

test("property: no broken run of a required scanner passes without an emergency waiver for exactly that", async () => {
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(
      requiredScanner,
      defect,
      fc.option(otherEmergency, { nil: undefined }),
      async (name, broken, emergency) => {
        const { isLiftable, change, report } = { change: undefined, report: undefined, ...broken };
        const others = cleanRuns().filter(({ folder }) => folder !== name);
        const brokenRun = report === undefined ? cleanRun(name, change) : runOf(name, report);
        const runs = change === undefined && report === undefined ? others : [...others, brokenRun];
        const waiver = emergency && { ...emergencyWaiver({ scanner: name }), ...emergency };
        const waivers = [standardWaiver({ rule: "*", path: "**" }), ...(waiver === undefined ? [] : [waiver])];
        const request = but(requestFor(runs), { waiversJson: JSON.stringify({ schemaVersion: 1, waivers }) });
        const isOpened =
          isLiftable && waiver !== undefined && opens(waiver as ReturnType<typeof emergencyWaiver>, name);
        const { verdict } = await verdictOn(request);
        expect(verdict).toBe(isOpened ? "PASS" : "BLOCK");
        passed += verdict === "PASS" ? 1 : 0;
      },
    ),
    { numRuns: 500 },
  );
  expect(passed).toBeGreaterThan(0);
});

test("property: no garbage in place of findings, policy, waivers or exploit data passes", async () => {
  const garbage = fc.oneof(fc.string(), fc.json(), fc.constantFrom("{}", "null", "[null]", '{"schemaVersion":1}'));
  await fc.assert(
    fc.asyncProperty(garbage, async (text) => {
      const findings = json(text.replace(/^\s*\[\s*\]\s*$/, ""));
      const requests = [{ findings }, { policyJson: text }, { waiversJson: text }, { exploitDataJson: text }];
      for (const change of requests) expect((await verdictOn(but(clean, change))).verdict).toBe("BLOCK");
    }),
    { numRuns: 200 },
  );
});
