import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dockerArchive } from "../../cli/preview/image/docker-archive";
import { imageRecipe } from "../../cli/preview/image/recipe";
import { readExample } from "../../cli/preview/workload/expectation";
import { prepareExampleDatabase } from "../../cli/tools/databases/local-database";
import { ensureTool } from "../../cli/tools/ensure-tool";
import { sha256 } from "../../lambdas/shared/source-digest";
import { ensureTools, scannerRun } from "../support/scanner-run";
import { scratchFolder } from "../support/scratch";

const examples = join(__dirname, "../../examples");
const source = { "a.py": "" };

/** Folder of the input artifact, with the image of an example or of another recipe. */
function imageFolder(recipe: unknown, tag = "payments:scan"): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, "image.tar"), dockerArchive(imageRecipe.parse(recipe), tag));
  return folder;
}

const flawed = () => imageFolder(readExample(join(examples, "payments")).image);

/** As both reports name them, by what they agree on: the CVE and the package. */
const expected = [
  "CVE-2018-18074 requests",
  "CVE-2019-10744 lodash",
  "CVE-2020-14343 pyyaml",
  "CVE-2021-23337 lodash",
  "CVE-2021-44906 minimist",
  "CVE-2022-29217 pyjwt",
  "CVE-2023-32681 requests",
  "CVE-2023-38545 libcurl4",
  "CVE-2023-4911 libc6",
  "CVE-2024-0727 libssl3",
];

beforeAll(() => ensureTools("trivy", "grype"));

test("Grype scans the image instead of the source, and knows each package by its file", async () => {
  const { exitCode, run, reportDir } = await scannerRun("grype", source, { CODEBUILD_SRC_DIR_Image: flawed() });
  expect([exitCode, run.status, run.filesScanned]).toEqual([0, "completed", 6]);
  const report = JSON.parse(readFileSync(join(reportDir, "report.json"), "utf8")) as GrypeReport;
  expect(report.source).toMatchObject({ type: "image", target: { tags: ["payments:scan"] } });
  const found = report.matches.map(({ vulnerability: { id }, relatedVulnerabilities, artifact: { name } }) => {
    const ids = [id, ...relatedVulnerabilities.map((related) => related.id)];
    return `${ids.find((one) => one.startsWith("CVE-"))} ${name}`;
  });
  expect(found.sort()).toEqual(expected);
});

test("Trivy finds the same ten in the same image", async () => {
  const { dir } = await ensureTool("trivy", () => {});
  const cache = ["--cache-dir", await prepareExampleDatabase("trivy"), "--cache-backend", "memory"];
  const offline = ["--offline-scan", "--skip-db-update", "--skip-java-db-update", "--skip-check-update"];
  const text = execFileSync(
    join(dir, "bin", "trivy"),
    [...cache, "image", "--quiet", ...offline, "--format", "json", "--input", join(flawed(), "image.tar")],
    { env: { ...process.env, TRIVY_DISABLE_TELEMETRY: "true", TRIVY_SKIP_VERSION_CHECK: "true" }, stdio: "pipe" },
  ).toString();
  const found = (JSON.parse(text) as TrivyReport).Results.flatMap(({ Vulnerabilities = [] }) =>
    Vulnerabilities.map(({ VulnerabilityID, PkgName }) => `${VulnerabilityID} ${PkgName.toLowerCase()}`),
  );
  expect(found.sort()).toEqual(expected);
});

test("the mended image is clean", async () => {
  const image = imageFolder(readExample(join(examples, "payments-fixed")).image);
  const { run, reportDir } = await scannerRun("grype", source, { CODEBUILD_SRC_DIR_Image: image });
  expect([run.status, run.filesScanned]).toEqual(["completed", 4]);
  expect(JSON.parse(readFileSync(join(reportDir, "report.json"), "utf8")).matches).toEqual([]);
});

test("an image in which no package is recognized is not taken for a clean one", async () => {
  const { exitCode, run } = await scannerRun("grype", source, { CODEBUILD_SRC_DIR_Image: imageFolder({}) });
  expect([exitCode, run.status]).toEqual([0, "failed"]);
  expect(run.detail).toContain("Grype recognized no package in the image");
});

test("an image that was not built is a failed run, not a scan of the source", async () => {
  const { exitCode, run } = await scannerRun(
    "grype",
    { "requirements.txt": "requests==2.19.1\n" },
    {
      CODEBUILD_SRC_DIR_Image: scratchFolder(),
    },
  );
  expect([exitCode, run.status, run.exitCode]).toEqual([0, "failed", null]);
  expect(run.detail).toMatch(/^there is no .*image\.tar: the image of this source was not built$/);
});

test("the run says which image was scanned", async () => {
  const folder = flawed();
  const { run } = await scannerRun("grype", source, { CODEBUILD_SRC_DIR_Image: folder });
  const bytes = readFileSync(join(folder, "image.tar"));
  expect(run.image).toEqual({ sha256: sha256(bytes), bytes: bytes.length });
});

test("a cut off image is a failed run", async () => {
  const folder = scratchFolder();
  cpSync(flawed(), folder, { recursive: true });
  const bytes = readFileSync(join(folder, "image.tar"));
  writeFileSync(join(folder, "image.tar"), bytes.subarray(0, bytes.length / 2));
  const { run } = await scannerRun("grype", source, { CODEBUILD_SRC_DIR_Image: folder });
  expect(run.status).toBe("failed");
});

interface GrypeReport {
  readonly source: object;
  readonly matches: readonly {
    readonly vulnerability: { readonly id: string };
    readonly relatedVulnerabilities: readonly { readonly id: string }[];
    readonly artifact: { readonly name: string };
  }[];
}

interface TrivyReport {
  readonly Results: readonly {
    readonly Vulnerabilities?: readonly { readonly VulnerabilityID: string; readonly PkgName: string }[];
  }[];
}
