import { readParts, templatesOf } from "../../bench/templates";
import { projectRoot } from "../../config/project-root";

const vulnerability = { VulnerabilityID: "CVE-2020-1000", PkgName: "foo", InstalledVersion: "1" };
const reportOf = (...Vulnerabilities: readonly unknown[]) => ({
  Results: [{ Target: "a/go.mod", Class: "lang-pkgs", Type: "gomod", Vulnerabilities }],
});

test("a template is a vulnerability and the result around it", () => {
  expect(templatesOf(reportOf(vulnerability))).toEqual([
    { class: "lang-pkgs", type: "gomod", target: "a/go.mod", name: "foo", version: "1", vulnerability },
  ]);
});

test.each([
  ["another database's id", { ...vulnerability, VulnerabilityID: "GMS-2022-20" }],
  ["no package", { ...vulnerability, PkgName: "" }],
  ["no version", { ...vulnerability, InstalledVersion: undefined }],
  ["no object", null],
])("an entry with %s is none", (_, entry) => {
  expect(templatesOf(reportOf(entry))).toEqual([]);
});

test("a report of another shape has none", () => {
  for (const report of [null, [], { Results: [null] }, { Results: "" }]) expect(templatesOf(report)).toEqual([]);
});

test("the committed reports give templates of several kinds, each once, and a frame", () => {
  const { frame, templates } = readParts(projectRoot);
  expect(frame).toMatchObject({ SchemaVersion: 2, ArtifactType: "container_image" });
  expect(frame).not.toHaveProperty("Results");
  expect(templates.length).toBeGreaterThanOrEqual(18);
  expect(templates.map(({ type }) => type)).toEqual(expect.arrayContaining(["debian", "node-pkg", "npm", "pip"]));
  expect(new Set(templates.map((template) => JSON.stringify(template))).size).toBe(templates.length);
});
