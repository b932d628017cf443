import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureTool } from "../../cli/tools/ensure-tool";
import { projectRoot } from "../../config/project-root";
import { checkovResource } from "../../lambdas/normalizer/parsers/checkov/resource";
import { typedNames } from "../../lambdas/normalizer/parsers/checkov/typed-names";
import { logicalId } from "../../lambdas/normalizer/parsers/resource-name";
import { misconfigurationReader } from "../../lambdas/normalizer/parsers/trivy/misconfiguration";
import { arrayEntries } from "../../lambdas/shared/json-document/entries";
import { cdktfWorkload, constructPaths } from "../support/cdktf-workload";
import { ensureTools, scannerRun } from "../support/scanner-run";
import { scratchFolder } from "../support/scratch";

interface Named {
  readonly file: string;
  readonly resource: string;
  readonly address: string;
}

const source = cdktfWorkload();
const minified = Object.fromEntries(
  Object.entries(source).map(([file, text]) => [file, JSON.stringify(JSON.parse(text))]),
);

beforeAll(() => ensureTools("checkov", "trivy"));

function namedByCheckov(report: string): readonly Named[] {
  const sections: { results: { failed_checks: { resource: string; repo_file_path: string }[] } }[] = [
    JSON.parse(report),
  ].flat();
  return sections.flatMap(({ results: { failed_checks: checks } }) => {
    const names = typedNames(checks);
    return checks.map((check) => ({
      file: check.repo_file_path.slice(1),
      ...checkovResource(check, check.resource, names),
    }));
  });
}

function namedByTrivy(report: string): readonly Named[] {
  const { Results }: { Results: { Target: string; Misconfigurations?: object[] }[] } = JSON.parse(report);
  return Results.flatMap((result) => {
    const entries = arrayEntries(result.Misconfigurations ?? []);
    const outcomes = Array.from(entries, misconfigurationReader(entries, { ...result }, { results: [] }));
    return outcomes.flatMap((outcome) =>
      outcome && "class" in outcome && outcome.class === "misconfiguration"
        ? [{ file: result.Target, resource: outcome.resource, address: outcome.address ?? "" }]
        : [],
    );
  });
}

/** What is wrong with the names of a workload's resources. */
function wrong(named: readonly Named[], files: Readonly<Record<string, string>>): readonly Named[] {
  const paths = new Map(Object.entries(files).map(([file, text]) => [file, constructPaths(text)]));
  return named.filter(({ file, resource, address }) => {
    const constructs = paths.get(file)?.get(logicalId(address)) ?? [];
    return !constructs.includes(resource);
  });
}

test("Checkov: every finding in CDKTF's Terraform names its construct", async () => {
  const { reportDir } = await scannerRun("checkov", source);
  const named = namedByCheckov(readFileSync(join(reportDir, "report.json"), "utf8"));
  expect(named.length).toBeGreaterThan(90);
  expect(wrong(named, source)).toEqual([]);
});

test("Trivy: every finding in CDKTF's Terraform names its construct, but of a resource that is quoted nowhere", async () => {
  const { reportDir } = await scannerRun("trivy", source);
  const named = namedByTrivy(readFileSync(join(reportDir, "report.json"), "utf8"));
  expect(named.length).toBeGreaterThan(90);
  expect(new Set(wrong(named, source).map(({ resource }) => resource))).toEqual(
    new Set(["aws_s3_bucket_public_access_block.open"]),
  );
});

test.each([
  ["checkov" as const, namedByCheckov],
  ["trivy" as const, namedByTrivy],
])("%s: of a file without line breaks no finding names another's construct", async (scanner, read) => {
  const { reportDir } = await scannerRun(scanner, minified);
  const named = read(readFileSync(join(reportDir, "report.json"), "utf8"));
  expect(named.length).toBeGreaterThan(90);
  const ambiguous = wrong(named, minified);
  expect(ambiguous.filter(({ address }) => logicalId(address) !== "same")).toEqual([]);
  expect(ambiguous.filter(({ resource, address }) => resource !== address)).toEqual([]);
});

test("both scanners trace every finding in the example organization", async () => {
  const out = scratchFolder();
  const { status } = spawnSync(process.execPath, ["bin/gatehouse.mjs", "check-terraform", "--out", out, "--json"], {
    cwd: projectRoot,
    stdio: "ignore",
  });
  expect(status).toBe(0);
  const { dir } = await ensureTool("trivy", () => {});
  const options = ["--scanners", "misconfig", "--quiet", "--offline-scan", "--skip-check-update", "--format", "json"];
  const trivy = spawnSync(join(dir, "bin", "trivy"), ["fs", ...options, "--cache-dir", scratchFolder(), "stacks"], {
    cwd: out,
    env: { PATH: process.env.PATH, HOME: scratchFolder() },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const ofCheckov = namedByCheckov(readFileSync(join(out, "checkov.json"), "utf8"));
  const ofTrivy = namedByTrivy(trivy.stdout);
  expect([ofCheckov.length > 200, ofTrivy.length > 90]).toEqual([true, true]);
  const untraced = [...ofCheckov, ...ofTrivy].filter(({ file, resource }) => {
    const stack = file.split("/").at(-2);
    return !resource.startsWith(`${stack}/`);
  });
  expect(untraced).toEqual([]);
});
