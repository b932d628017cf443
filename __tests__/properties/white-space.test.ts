import fc from "fast-check";
import type { Scanner } from "../../lambdas/shared/scanners";
import { normalized } from "../support/normalized";
import { fixture } from "../support/reports";

const reports: readonly (readonly [Scanner, string])[] = [
  ["bandit", fixture("bandit/gen--bandit-demo.json").toString()],
  ["safety", fixture("safety/gen--safety-check-3.8.1.json").toString()],
  ["checkov", fixture("checkov/gen--checkov-cdktf.json").toString()],
  ["trivy", fixture("trivy/gen--trivy-fs-all.json").toString()],
  ["grype", fixture("grype/gen--grype-image.json").toString()],
  ["sarif", fixture("sarif/gen--bandit-demo.sarif").toString()],
];

/** The same document with other white space between its marks. */
function spaced(json: string, spaces: readonly string[]): string {
  let at = 0;
  const space = () => {
    at += 1;
    return spaces[at % spaces.length] ?? "";
  };
  return JSON.stringify(JSON.parse(json)).replace(
    /"(?:[^"\\]|\\.)*"|[[\]{},:]/g,
    (token) => `${token.length > 1 ? token : `${space()}${token}${space()}`}`,
  );
}

test.each(reports)("%s: indented as tools do it, or not at all: the same findings", async (scanner, json) => {
  const { findings } = await normalized(scanner, json);
  expect(findings.length).toBeGreaterThan(0);
  for (const indent of ["", " ", "  ", "\t"]) {
    const text = JSON.stringify(JSON.parse(json), null, indent);
    expect((await normalized(scanner, text)).findings).toEqual(findings);
    expect((await normalized(scanner, text.replaceAll("\n", "\r\n"))).findings).toEqual(findings);
  }
});

test.each([
  ["a bracket at the beginning of a line", '{"results": [\n{\n"test_id": "B1", "filename": "a.py", "x": {\n}\n}\n]'],
  ["what follows it on the next line", '{"results": [\n{\n"x": {\n}\n, "test_id": "B1", "filename": "a.py"}\n]'],
  ["one entry that ends in its line", '{"results": [\n{"test_id": "B1", "filename": "a.py"}]'],
])("an entry with %s is read, whatever its indentation seems to say", async (_name, beginning) => {
  const text = `${beginning}, "errors": [\n], "metrics": {\n"a.py": {\n}\n}\n}`;
  expect(JSON.parse(text).results).toHaveLength(1);
  const { report } = await normalized("bandit", text);
  expect(report).toEqual({ scanner: "bandit", file: "bandit", entries: 1, findings: 1, dropped: [] });
});

test("a list of which only the length counts hides no other list", async () => {
  const check = '{"check_id": "CKV_AWS_20", "resource": "aws_s3_bucket.a", "repo_file_path": "/t.tf"';
  const text = `{"results": {"failed_checks": [], "passed_checks": [\n  {"a": 1}], "failed_checks": [\n  ${check}\n  }]}}`;
  expect(JSON.parse(text).results.failed_checks).toHaveLength(1);
  expect((await normalized("checkov", text)).report).toMatchObject({ entries: 1, findings: 1 });
});

test("property: no white space between its marks changes what a report means", async () => {
  const spaces = fc.array(fc.constantFrom("", "\n", "\n  ", "\n    ", " ", "\r\n\t"), { minLength: 3, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: reports.length - 1 }), spaces, async (at, some) => {
      const [scanner = "junit", json = ""] = reports[at] ?? [];
      const [as, other] = [await normalized(scanner, json), await normalized(scanner, spaced(json, some))];
      expect(other.report).toEqual(as.report);
      expect(other.findings).toEqual(as.findings);
    }),
    { numRuns: 150 },
  );
});
