import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { localDatabase, ownDatabase } from "../../../../cli/tools/databases/local-database";
import { scratchFolder } from "../../../support/scratch";

afterEach(() => {
  delete process.env.GATEHOUSE_DATABASES;
});

test("the folder of a scanner is its real database", async () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, "grype"));
  process.env.GATEHOUSE_DATABASES = folder;
  expect(await localDatabase("grype", () => {})).toEqual({ folder: join(folder, "grype"), kind: "real" });
});

test("a scanner that the folder lacks has none, nor has any without the setting", () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, "grype"));
  expect(ownDatabase("trivy", { GATEHOUSE_DATABASES: folder })).toBeNull();
  expect(ownDatabase("grype", { GATEHOUSE_DATABASES: "" })).toBeNull();
  expect(ownDatabase("grype", {})).toBeNull();
});
