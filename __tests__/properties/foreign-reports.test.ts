import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scanners } from "../../lambdas/shared/scanners";
import { normalized } from "../support/normalized";
import { collectedReports, collection, hasCollection } from "../support/reports";

const collected = hasCollection ? collectedReports() : [];

/** `[]` is what Safety 1.x and Trivy of schema 1 write when they found nothing: nobody can tell one from the other. */
const isEmptyList = (bytes: Buffer) => bytes.toString().trim() === "[]";

const title = hasCollection
  ? "every real report is refused by every other scanner's parser, with a sentence that names what was expected"
  : "SKIPPED, because ../shared/fixtures is not there: every real report is refused by every other scanner's parser";

(hasCollection ? test : test.skip)(title, async () => {
  const names = { bandit: "Bandit", safety: "Safety", checkov: "Checkov", trivy: "Trivy", grype: "Grype" };
  const expected = { ...names, sarif: "SARIF", junit: "JUnit" };
  for (const { file, tool } of collected) {
    const bytes = readFileSync(join(collection, file));
    for (const scanner of scanners.filter((one) => one !== tool)) {
      const { report, findings } = await normalized(scanner, bytes);
      const readAs = `${file} as ${scanner}: ${report.error}`;
      expect({ readAs, findings: findings.length, entries: report.entries }).toEqual({
        readAs,
        findings: 0,
        entries: 0,
      });
      if (isEmptyList(bytes)) continue;
      expect(readAs).toMatch(bytes.length === 0 ? /the report is empty/ : /: expected .+, found /);
      if (bytes.length > 0) expect(report.error).toContain(expected[scanner]);
    }
  }
  expect(collected.length).toBeGreaterThan(100);
});
