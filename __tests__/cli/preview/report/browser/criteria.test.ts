import { matcher } from "../../../../../cli/preview/report/browser/criteria";

const row = { severity: "HIGH", scanners: ["grype", "trivy"], text: "high grype, trivy cve-2022-29217 pyjwt" };
const nothing = { severity: "", scanner: "", text: "" };

test.each([
  ["nothing", {}, true],
  ["its severity", { severity: "HIGH" }, true],
  ["another severity", { severity: "LOW" }, false],
  ["one of its scanners", { scanner: "trivy" }, true],
  ["a scanner that did not see it", { scanner: "safety" }, false],
  ["part of a scanner's name", { scanner: "triv" }, false],
  ["words in another order and case", { text: " PyJWT  cve-2022" }, true],
  ["a word that is not there", { text: "pyjwt requests" }, false],
  ["signs that mean something to a regular expression", { text: ".*" }, false],
  ["one thing that fits and one that does not", { severity: "HIGH", scanner: "safety" }, false],
])("asked for %s", (_, criteria, fits) => {
  expect(matcher({ ...nothing, ...criteria })(row)).toBe(fits);
});
