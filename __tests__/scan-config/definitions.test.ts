import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { configuredScanners } from "../../config/scan-configuration";
import { parseDefinition } from "../../scan-config/runner/definition";
import { coverageReaders } from "../../scan-config/runner/reports";

const root = join(__dirname, "../..");
const text = (path: string) => readFileSync(join(root, path), "utf8");
const tools = readdirSync(join(root, "cli/tools"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const locks = [
  ...configuredScanners().map((name) => `scan-config/${name}/requirements.txt`),
  ...tools.map(({ name }) => `cli/tools/${name}/requirements.txt`),
];

describe.each(configuredScanners())("scan-config/%s", (scanner) => {
  const definition = parseDefinition(text(`scan-config/${scanner}/scanner.json`), scanner);
  const buildspec = parse(text(`scan-config/${scanner}/buildspec.yml`));

  test("pins one version, in scanner.json as in the lock", () => {
    const pin = text(`scan-config/${scanner}/requirements.in`).trim();
    expect(pin).toMatch(new RegExp(`==${definition.version.replaceAll(".", "\\.")}$`));
    expect(text(`scan-config/${scanner}/requirements.txt`)).toContain(`\n${pin} \\\n`);
  });

  test("has a reader that knows what a report covers", () => {
    expect(coverageReaders[definition.scanner]).toBeInstanceOf(Function);
  });

  test("gives the runner all it needs", () => {
    expect(definition.completedExitCodes).toContain(0);
    expect(definition.appliesTo.length).toBeGreaterThan(0);
    expect(definition.timeoutSeconds).toBeGreaterThan(0);
    expect(["report", "log", "discard"]).toContain(definition.stdout);
    for (const { contains } of definition.appliesTo) expect(() => new RegExp(contains ?? "", "m")).not.toThrow();
  });

  test("builds by the runner and nothing else", () => {
    expect(buildspec.phases.build.commands).toEqual([
      expect.stringMatching(new RegExp(`^node "\\$GATEHOUSE_SCAN_CONFIG/run-scanner/index\\.js" ${scanner} -- `)),
    ]);
  });

  test("installs only what the lock names, after the bundle's digest was checked", () => {
    const commands: string[] = buildspec.phases.install.commands;
    const at = (part: string) => commands.findIndex((command) => command.includes(part));
    expect(at("sha256sum --check --strict")).toBeGreaterThan(at("aws s3 cp"));
    expect(at("unzip")).toBeGreaterThan(at("sha256sum --check --strict"));
    expect(at("--require-hashes --no-deps --only-binary :all:")).toBeGreaterThan(at("unzip"));
  });

  // Terraform would read a dollar sign with a brace as its own interpolation.
  test("its buildspec has no ${", () => {
    expect(text(`scan-config/${scanner}/buildspec.yml`)).not.toContain("${");
  });
});

describe.each(locks)("%s", (lock) => {
  const lines = text(lock).split("\n");

  test("has a hash for every package", () => {
    const packages = lines.filter((line) => /^[a-z0-9]/i.test(line));
    expect(packages.length).toBeGreaterThan(0);
    expect(packages.filter((line) => !/^[\w.[\],-]+==\S+ (; .+ )?\\$/.test(line))).toEqual([]);
    expect(lines.filter((line) => /^ {4}--hash=sha256:[0-9a-f]{64}( \\)?$/.test(line)).length).toBeGreaterThanOrEqual(
      packages.length,
    );
  });

  test("names no address and no folder of a machine", () => {
    expect(lines.filter((line) => /:\/\/|--index|--find-links|^\/|file:/.test(line))).toEqual([]);
  });
});
