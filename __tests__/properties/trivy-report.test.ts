import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Parts, readParts, templatesOf } from "../../bench/templates";
import { trivyReport } from "../../bench/trivy-report";
import { normalizeCommand } from "../../cli/normalize";
import { projectRoot } from "../../config/project-root";
import type { AsffFinding } from "../../lambdas/shared/asff";
import { fixture } from "../support/reports";
import { scratchFolder } from "../support/scratch";

const all = readParts(projectRoot);
/** As where the collection of public reports is missing. */
const ownTemplates = ["gen--trivy-image-vuln.json", "gen--trivy-fs-all.json"].flatMap((name) =>
  templatesOf(JSON.parse(fixture(`trivy/${name}`).toString())),
);
const own: Parts = { ...all, templates: ownTemplates };
const textOf = (parts: Parts, vulnerabilities: number) => [...trivyReport(parts, vulnerabilities)].join("");

afterEach(() => {
  process.exitCode = undefined;
  jest.restoreAllMocks();
});

test.each([
  ["committed templates", own],
  ["all templates", all],
])("of %s every vulnerability becomes a finding of its own", async (_, parts) => {
  jest.spyOn(process.stderr, "write").mockReturnValue(true);
  const folder = scratchFolder();
  const [report, out, summary] = ["report.json", "findings.json", "summary.json"].map((name) => join(folder, name));
  writeFileSync(`${report}`, textOf(parts, 2_000));

  const where = ["--workload", "bench", "--account", "111122223333", "--region", "eu-central-1"];
  const files = ["--report", `trivy=${report}`, "--out", `${out}`, "--summary", `${summary}`];
  await normalizeCommand().parseAsync([...files, ...where], { from: "user" });

  expect(JSON.parse(readFileSync(`${summary}`, "utf8"))).toMatchObject({
    reports: [{ scanner: "trivy", entries: 2_000, findings: 2_000, dropped: [] }],
    findings: 2_000,
    merged: 0,
  });
  const findings: readonly AsffFinding[] = JSON.parse(readFileSync(`${out}`, "utf8"));
  expect(new Set(findings.map(({ Id }) => Id)).size).toBe(2_000);
});

test.each([
  ["committed templates", own],
  ["all templates", all],
])("of %s 50,000 vulnerabilities are 100 to 140 MB", (_, parts) => {
  const bytes = Buffer.byteLength(textOf(parts, 2_500)) / 2_500;
  expect(bytes).toBeGreaterThan(2_000);
  expect(bytes).toBeLessThan(2_800);
});

test("the same count gives the same text, and a larger one begins alike", () => {
  expect(textOf(all, 700)).toBe(textOf(all, 700));
  const [head, first] = [...trivyReport(all, 5_000)];
  expect(textOf(all, 500)).toBe(`${head}${first}\n  ]\n}\n`);
});

test("it is written as Trivy writes it", () => {
  const image = fixture("trivy/gen--trivy-image-vuln.json").toString();
  const [head = "", rest] = image.split('"Results": [');
  expect(rest).toBeDefined();
  const text = textOf(own, 20);
  expect(text.startsWith(`${head}"Results": [\n    {\n      "Target": "service-0/img.tar (debian 11.3)",\n`)).toBe(
    true,
  );
  expect(text.endsWith("\n      ]\n    }\n  ]\n}\n")).toBe(true);
  expect(text).toContain("?arch=amd64\\u0026distro=debian-11.3");
  expect(text).not.toMatch(/[<>&]/);
});

test("without vulnerabilities it is a whole report too", () => {
  expect(JSON.parse(textOf(all, 0))).toMatchObject({ SchemaVersion: 2, ArtifactType: "container_image", Results: [] });
});

test("a result lists the packages of its vulnerabilities", () => {
  const { Results } = JSON.parse(textOf(own, 500));
  const names = (entries: readonly object[], member: string) =>
    new Set(entries.map((entry) => Reflect.get(entry, member)));
  expect(names(Results[0].Packages, "Name")).toEqual(names(Results[0].Vulnerabilities, "PkgName"));
  expect(Results[0].Packages).toHaveLength(100);
});
