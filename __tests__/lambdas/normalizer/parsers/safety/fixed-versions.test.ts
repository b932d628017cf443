import { fixedVersions } from "../../../../../lambdas/normalizer/parsers/safety/fixed-versions";
import { parseReport } from "../../../../support/parse-report";

test.each([
  ["what the report names", ["2.2.28", "3.2.13"], "<2.2.28", ["2.2.28", "3.2.13"]],
  ["the end of a range", [""], ["<22.0.0"], ["22.0.0"]],
  ["the end of a range with a beginning", [], ">=2.3.0,<2.31.0", ["2.31.0"]],
  ["the ends of several ranges, each once", [], ["<2.2.28", ">=3.0,<3.2.13", "<2.2.28"], ["2.2.28", "3.2.13"]],
  ["the end of a range in a Python set", undefined, "{'<2.10.1'}", ["2.10.1"]],
  ["nothing of a range that includes its end", [], ["<=2.19.1"], []],
  ["nothing where all versions are affected", [], ">=0", []],
  ["nothing of what is no range", null, [7, null, "<"], []],
])("fixed versions: %s", (_name, named, specs, expected) => {
  expect(fixedVersions(named, specs)).toEqual(expected);
});

const finding = (report: unknown) => parseReport("safety", report).findings[0];

test("every schema of Safety tells the fixed version", () => {
  const entry = { vulnerability_id: "1", package_name: "a", vulnerable_spec: ["<2"], fixed_versions: [] };
  const known_vulnerabilities = [{ id: "1", vulnerable_spec: "<2" }];
  const dependencies = [{ name: "a", specifications: [{ raw: "a==1", vulnerabilities: { known_vulnerabilities } }] }];
  const files = [{ location: "requirements.txt", results: { dependencies } }];
  const fixed = { packages: [{ name: "a", fixedInVersions: ["2"] }] };

  expect(finding({ report_meta: {}, vulnerabilities: [entry] })).toMatchObject(fixed);
  expect(finding([["a", "<2", "1", "advisory", "1"]])).toMatchObject(fixed);
  expect(finding({ scan_results: { files, projects: [] } })).toMatchObject(fixed);
});
