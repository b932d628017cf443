import type { RunManifest } from "../../../lambdas/shared/run-manifest";
import { strictPolicy as strict } from "../../support/gate-policy";
import {
  bandit,
  but,
  changed,
  codes,
  otherDigest,
  policy,
  requestFor,
  verdictOn,
  withReport,
} from "../../support/gate-request";
import { cleanRuns, runOf } from "../../support/runs";
import { emergencyWaiver, standardWaiver } from "../../support/waivers";

describe("a scanner that may not apply", () => {
  const text = JSON.stringify({ ...policy, default: { ...strict, mayNotApply: ["bandit"] } });
  const notApplicable = (change: Partial<RunManifest>) =>
    but(changed("bandit", { status: "notApplicable", report: null, filesScanned: 0, ...change }), { policyJson: text });

  test.each([
    ["says how it knows", { detail: "no file fits **/*.py" }, []],
    ["does not say how it knows", {}, ["scanner-not-applicable"]],
    ["says nothing", { detail: " " }, ["scanner-not-applicable"]],
    ["saw another source", { detail: "x", source: { sha256: otherDigest, objectVersion: "v-1" } }, ["source-differs"]],
  ])("%s", async (_name, change, expected) => {
    expect(await codes(notApplicable(change))).toEqual(expected);
  });

  test("has to be named for it", async () => {
    expect(await codes(changed("bandit", { status: "notApplicable", detail: "no file fits **/*.py" }))).toEqual([
      "scanner-not-applicable",
    ]);
  });
});

describe("waivers", () => {
  const waivers = (...list: readonly object[]) => JSON.stringify({ schemaVersion: 1, waivers: list });
  const flawed = withReport("bandit", bandit("HIGH"));

  test("what is waived passes and is named", async () => {
    const verdict = await verdictOn(but(flawed, { waiversJson: waivers(standardWaiver()) }));
    expect(verdict).toMatchObject({ verdict: "PASS", counts: { HIGH: 1 }, waived: { HIGH: 1 } });
    expect(verdict.waivers.applied.map(({ id, reasons }) => [id, reasons])).toEqual([["PAY-1", ["finding-blocks"]]]);
  });

  test("a waiver that does not apply is told where the finding is", async () => {
    const expired = waivers(standardWaiver({ expires: "2026-06-01" }));
    const [reason] = (await verdictOn(but(flawed, { waiversJson: expired }))).reasons;
    expect(reason?.remedy).toBe(
      "correct it (its waiver PAY-1 expired on 2026-06-01, ask for a new one: docs/waivers.md)",
    );
  });

  test.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["another shape", '{"waivers":[]}'],
    ["one without an end", waivers(standardWaiver(), { ...standardWaiver({ id: "PAY-2" }), expires: undefined })],
    ["one with an odd end", waivers(standardWaiver({ expires: "2026-06-31" }))],
  ])("%s blocks, and none is applied", async (_name, waiversJson) => {
    const verdict = await verdictOn(but(flawed, { waiversJson }));
    expect(verdict.reasons.map(({ code }) => code)).toEqual(["waivers-unreadable", "finding-blocks"]);
    expect(verdict.waivers.applied).toEqual([]);
  });

  test("an emergency waiver opens the gate for a scanner that is down, and says so", async () => {
    const down = changed("safety", { status: "failed", exitCode: 1, detail: "no database" });
    const verdict = await verdictOn(but(down, { waiversJson: waivers(emergencyWaiver()) }));
    expect([verdict.verdict, verdict.waivers.applied.map(({ kind, reasons }) => [kind, reasons])]).toEqual([
      "PASS",
      [["emergency", ["scanner-failed"]]],
    ]);
  });

  test("an emergency waiver opens nothing for what is known to be exploited", async () => {
    const grype = JSON.stringify({
      matches: [
        {
          vulnerability: { id: "CVE-2021-44228", severity: "Low", fix: { versions: [], state: "unknown" } },
          artifact: { name: "log4j-core", version: "2.14.0", type: "java-archive", locations: [], purl: "" },
        },
      ],
      source: { type: "directory" },
      descriptor: { name: "grype" },
    });
    const runs = [
      ...cleanRuns().filter(({ folder }) => folder !== "safety" && folder !== "grype"),
      runOf("grype", grype),
    ];
    const kev = { schemaVersion: 1, kev: { date: "2026-05-31", ids: ["CVE-2021-44228"] }, epss: null };
    const request = but(requestFor(runs), {
      waiversJson: waivers(emergencyWaiver(), standardWaiver({ rule: "CVE-2021-44228" })),
      exploitDataJson: JSON.stringify(kev),
    });
    const verdict = await verdictOn(request);
    expect(verdict.reasons.map(({ code }) => code)).toEqual(["finding-known-exploited"]);
    expect(verdict.reasons[0]?.remedy).toContain("it can never be waived: it is known to be exploited");
  });
});
