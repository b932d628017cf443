import { waiverMatcher } from "../../../../lambdas/gate/waivers/waiver-matcher";
import { gateFinding, vulnerable } from "../../../support/gate-findings";
import { standardWaiver } from "../../../support/waivers";

const advisory = gateFinding(
  vulnerable(
    { generatorId: "grype/ALAS-2022-1" },
    { Id: "CVE-2022-1000", RelatedVulnerabilities: ["CVE-2022-1001", "CVE-2022-1002", "ALAS-2022-1"] },
  ),
);
const single = gateFinding(vulnerable({}, { RelatedVulnerabilities: ["GHSA-aaaa-bbbb-cccc"] }));

test.each([
  ["one of the vulnerabilities that an advisory gathers", "CVE-2022-1001", advisory, false],
  ["its first", "CVE-2022-1000", advisory, false],
  ["the advisory", "ALAS-2022-1", advisory, true],
  ["the advisory, with its scanner", "grype/ALAS-2022-1", advisory, true],
  ["all of its vulnerabilities", "CVE-2022-100*", advisory, true],
  ["a vulnerability by its id", "CVE-2026-1000", single, true],
  ["a vulnerability by another of its ids", "ghsa-aaaa-bbbb-cccc", single, true],
])("a waiver for %s", (_name, rule, finding, fits) => {
  expect(waiverMatcher(standardWaiver({ rule }))(finding)).toBe(fits);
});
