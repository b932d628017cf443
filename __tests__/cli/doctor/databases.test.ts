import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { checkDatabases } from "../../../cli/doctor/databases";
import { scratchFolder } from "../../support/scratch";

test("each scanner has its own database, or the example and a word on what it does without", () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, "trivy"));
  const checks = checkDatabases({ GATEHOUSE_DATABASES: folder });
  expect(checks.map(({ what, state }) => [what, state])).toEqual([
    ["database safety", "not checked"],
    ["database trivy", "ok"],
    ["database grype", "not checked"],
  ]);
  expect(checks[1]?.found).toBe(join(folder, "trivy"));
  expect(checks[2]?.why).toContain("refuses to run");
  expect(checks[2]?.next).toContain("GATEHOUSE_DATABASES");
  expect(checks.every(({ needed }) => !needed)).toBe(true);
});

test("without the setting none has a real one", () => {
  expect(checkDatabases({}).map(({ state }) => state)).toEqual(["not checked", "not checked", "not checked"]);
});
