import { block, check, type GateCase, pass, verdictOn } from "../../../support/gate-cases/check";
import { vulnerability, weakness } from "../../../support/gate-cases/findings";
import { findings, policy } from "../../../support/gate-cases/given";

/** So many different findings of one severity. */
const several = (count: number, severity: string) =>
  Array.from({ length: count }, (_, index) => weakness({ id: `gatehouse/1/111122223333/code/${index}`, severity }));

const severityCases: readonly GateCase[] = [
  block("a CRITICAL finding", [findings(weakness({ severity: "CRITICAL" }))], ["finding-blocks"]),
  block("a HIGH finding", [findings(weakness())], ["finding-blocks"], {
    says: ["HIGH", "bandit/B602", "payments/bank.py:7", "subprocess call with shell=True", "docs/waivers.md"],
  }),
  ...["MEDIUM", "LOW", "INFORMATIONAL"].map((severity) =>
    pass(`a ${severity} finding`, [findings(weakness({ severity }))]),
  ),
  block(
    "a MEDIUM finding where MEDIUM blocks",
    [policy({ blockingSeverities: ["MEDIUM"] }), findings(weakness({ severity: "MEDIUM" }))],
    ["finding-blocks"],
  ),
  block(
    "several findings, the worst first",
    [
      findings(
        weakness({ id: "a" }),
        weakness({ id: "b", severity: "CRITICAL" }),
        weakness({ id: "c", severity: "LOW" }),
      ),
    ],
    ["finding-blocks", "finding-blocks"],
    { says: ["CRITICAL"] },
  ),
  block("nobody rated it", [findings(weakness({ severity: "UNKNOWN" }))], ["finding-unrated"], {
    says: ["bandit/B602"],
  }),
  pass("nobody rated it, and the policy lets it", [
    policy({ unknownSeverity: "allow" }),
    findings(weakness({ severity: "UNKNOWN" })),
  ]),
  block(
    "it says that nobody rated it, under the label CRITICAL",
    [
      policy({ unknownSeverity: "allow" }),
      findings({ ...weakness({ severity: "UNKNOWN" }), FindingProviderFields: { Severity: { Label: "CRITICAL" } } }),
    ],
    ["finding-blocks"],
  ),
];

const countCases: readonly GateCase[] = [
  pass("as many as are allowed", [policy({ maximumFindings: { MEDIUM: 2 } }), findings(...several(2, "MEDIUM"))]),
  block(
    "one more than is allowed",
    [policy({ maximumFindings: { MEDIUM: 2 } }), findings(...several(3, "MEDIUM"))],
    ["too-many-findings"],
    {
      says: ["3 MEDIUM", "2"],
    },
  ),
  block(
    "one where none is allowed",
    [policy({ maximumFindings: { LOW: 0 } }), findings(...several(1, "LOW"))],
    ["too-many-findings"],
  ),
  pass("many of another severity", [policy({ maximumFindings: { MEDIUM: 0 } }), findings(...several(9, "LOW"))]),
  block(
    "an unrated one where none is allowed",
    [policy({ unknownSeverity: "allow", maximumFindings: { UNKNOWN: 0 } }), findings(...several(1, "UNKNOWN"))],
    ["too-many-findings"],
    { says: ["1 UNKNOWN"] },
  ),
  pass("an unrated one is no MEDIUM one", [
    policy({ unknownSeverity: "allow", maximumFindings: { MEDIUM: 0 } }),
    findings(...several(1, "UNKNOWN")),
  ]),
  block(
    "too many of two severities",
    [
      policy({ maximumFindings: { MEDIUM: 0, LOW: 0 } }),
      findings(weakness({ id: "a", severity: "LOW" }), weakness({ id: "b", severity: "MEDIUM" })),
    ],
    ["too-many-findings", "too-many-findings"],
  ),
  block(
    "findings that block are counted too",
    [policy({ maximumFindings: { HIGH: 0 } }), findings(weakness())],
    ["finding-blocks", "too-many-findings"],
  ),
];

/** One finding of a pattern that always blocks. */
const always = (pattern: string, ...found: readonly object[]) => [
  policy({ alwaysBlock: [pattern] }),
  findings(...found),
];
const low = (generator: string, fields = {}) => weakness({ generator, severity: "LOW", fields });
const cve = (more: object = {}, fields = {}) =>
  vulnerability({ severity: "LOW", fields: { "gatehouse/detectors": "grype,trivy", ...fields } }, { ...more });

const alwaysCases: readonly GateCase[] = [
  block("scanner and rule", always("bandit/B602", low("bandit/B602")), ["finding-always-blocks"], {
    says: ["bandit/B602"],
  }),
  block("a rule of any scanner", always("B602", low("bandit/B602")), ["finding-always-blocks"]),
  block("rules that begin alike", always("checkov/CKV_AWS_*", low("checkov/CKV_AWS_18")), ["finding-always-blocks"]),
  block("every rule of a scanner", always("bandit/*", low("bandit/B602")), ["finding-always-blocks"]),
  block("a rule of every scanner", always("*/B602", low("bandit/B602")), ["finding-always-blocks"]),
  block("a rule with slashes", always("sarif/python/lang/*", low("sarif/python/lang/x")), ["finding-always-blocks"]),
  block("a vulnerability", always("CVE-2026-1000", cve()), ["finding-always-blocks"]),
  block("a vulnerability of another detector", always("trivy/CVE-2026-1000", cve()), ["finding-always-blocks"]),
  block(
    "one by its other id",
    always("GHSA-aaaa-bbbb-cccc", cve({ RelatedVulnerabilities: ["GHSA-aaaa-bbbb-cccc"] })),
    ["finding-always-blocks"],
  ),
  block("an id in small letters", always("cve-2026-1000", cve()), ["finding-always-blocks"]),
  block("it has no severity either", always("B602", weakness({ severity: "UNKNOWN" })), ["finding-always-blocks"]),
  block("one reason for a finding, the strongest", always("B602", weakness()), ["finding-always-blocks"]),
  pass("another rule", always("bandit/B60", low("bandit/B602"))),
  pass("a rule of another scanner", always("checkov/B602", low("bandit/B602"))),
  pass("a scanner that did not detect it", always("safety/CVE-2026-1000", cve())),
  pass("a full stop is a full stop", always("bandit/B.02", low("bandit/B602"))),
  pass("only the end of a rule", always("602", low("bandit/B602"))),
  pass("a word of the title", always("subprocess*", low("bandit/B602"))),
];

describe.each([
  ["severities", severityCases],
  ["counts", countCases],
  ["what always blocks", alwaysCases],
])("%s", (_name, cases) => {
  test.each(cases)("$expected: $name", check);
});

test("the verdict counts every finding, whether it blocks or not", () => {
  const { counts } = verdictOn([findings(...several(2, "LOW"), weakness({ severity: "UNKNOWN" }))]);
  expect(counts).toEqual({ CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 2, INFORMATIONAL: 0, UNKNOWN: 1 });
});
