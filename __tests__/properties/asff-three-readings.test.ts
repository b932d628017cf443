import fc from "fast-check";
import { formatErrors } from "../../cli/preview/security-hub/asff-finding";
import type { AsffFinding } from "../../lambdas/shared/asff";
import { problemsOf } from "../support/asff-problems";
import { brokenDocumentation } from "../support/documented-asff";
import { anyFinding } from "../support/findings";
import { collectedFindings, findingsFrom } from "../support/findings-of";
import { hasCollection } from "../support/reports";

/**
 * The check before sending, the Security Hub stand-in and a checker that only tests know each read AWS's documentation
 * for themselves. What the normalizer writes all three must take: a limit that one of them read wrongly shows here.
 */
const readings = {
  "the check before sending": problemsOf,
  "the stand-in": (finding: AsffFinding) => formatErrors(JSON.parse(JSON.stringify(finding))),
  "the tests' own reading": brokenDocumentation,
};
const refusals = (findings: readonly AsffFinding[]) =>
  Object.entries(readings).flatMap(([name, problems]) =>
    findings.flatMap((finding) => problems(finding).map((problem) => `${name}: ${finding.Id}: ${problem}`)),
  );

test("property: all take whatever the normalizer makes of any finding", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 4 }), (findings) => {
      expect(refusals(findingsFrom(findings))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

(hasCollection ? test : test.skip)(
  "all take every finding of all real reports (needs ../shared/fixtures)",
  async () => {
    const findings = await collectedFindings();
    expect(findings.length).toBeGreaterThan(3000);
    expect(refusals(findings)).toEqual([]);
  },
);
