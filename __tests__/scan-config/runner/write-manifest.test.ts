import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeManifest } from "../../../scan-config/runner/write-manifest";
import { manifestOf } from "../../support/runs";
import { scratchFolder } from "../../support/scratch";

const written = (folder: string) => JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));

test("says what the run was, beside its report", () => {
  const folder = scratchFolder({ "report.json": "{}" });
  const manifest = manifestOf("junit", "<testsuite/>");
  expect(writeManifest(folder, manifest)).toBe(manifest);
  expect(written(folder)).toEqual(manifest);
  expect(existsSync(join(folder, "report.json"))).toBe(true);
});

test.each([
  ["its place is taken", (folder: string) => mkdirSync(join(folder, "run.json"))],
  ["the folder is gone", (folder: string) => rmSync(folder, { recursive: true })],
  [
    "a file stands for the folder",
    (folder: string) => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, "");
    },
  ],
])("when %s, it says so and the run has failed", (_, hinder) => {
  const folder = scratchFolder({ "report.json": "{}" });
  hinder(folder);
  const manifest = writeManifest(folder, manifestOf("junit", "<testsuite/>"));
  expect(manifest).toMatchObject({ status: "failed", report: null });
  expect(manifest.detail).toContain("run.json could not be written");
  expect(written(folder)).toEqual(manifest);
  expect(existsSync(join(folder, "report.json"))).toBe(false);
});
