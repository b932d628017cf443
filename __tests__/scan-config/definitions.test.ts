import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isGoToolName } from "../../cli/tools/catalog";
import { configuredScanners } from "../../config/scan-configuration";
import { readRelease } from "../../scan-config/installer/release";
import { parseDefinition } from "../../scan-config/runner/definition";
import { coverageReaders } from "../../scan-config/runner/reports";
import { scratchFolder } from "../support/scratch";

const root = join(__dirname, "../..");
const text = (path: string) => readFileSync(join(root, path), "utf8");
const lockIn = (folder: string) =>
  existsSync(join(root, folder, "requirements.in")) ? [`${folder}/requirements.txt`] : [];
const locks = [
  ...configuredScanners().flatMap((name) => lockIn(`scan-config/${name}`)),
  ...readdirSync(join(root, "cli/tools")).flatMap((name) => lockIn(`cli/tools/${name}`)),
];
const goModules = [
  "scan-config/trivy",
  "scan-config/grype",
  "examples/vulnerability-database/trivy",
  "examples/vulnerability-database/grype",
];

describe.each(configuredScanners())("scan-config/%s", (scanner) => {
  const definition = parseDefinition(text(`scan-config/${scanner}/scanner.json`), scanner);
  const buildspec = parse(text(`scan-config/${scanner}/buildspec.yml`));

  test("pins one version, in scanner.json as in the lock", () => {
    // No tool of ours: the version is that of the report's format.
    if (definition.versionCommand === undefined) {
      expect([scanner, definition.version]).toEqual(["sarif", "2.1.0"]);
      return;
    }
    if (isGoToolName(scanner)) {
      const release = readRelease(join(root, "scan-config", scanner));
      expect(release).toMatchObject({ tool: scanner, version: definition.version });
      const [module] = /^github\.com\/[\w-]+\/[\w-]+/.exec(release.build.package) ?? [];
      expect(text(`scan-config/${scanner}/go.mod`)).toContain(`\t${module} v${definition.version} `);
      return;
    }
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
    if (definition.versionCommand === undefined) return;
    const install = isGoToolName(scanner) ? "install-tool/index.js" : "--require-hashes --no-deps --only-binary :all:";
    expect(at(install)).toBeGreaterThan(at("unzip"));
  });

  test("a tool or database that can't be had leaves nothing behind and is no failed build: its run says so", () => {
    const [tool, database] = ["tool", "database"].map((name) => scratchFolder({ [`${name}/half`]: "" }));
    const stubs = scratchFolder();
    for (const name of ["aws", "node"]) writeFileSync(join(stubs, name), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const environment = {
      PATH: `${stubs}:${process.env.PATH}`,
      GATEHOUSE_TOOL: `${tool}/tool`,
      GATEHOUSE_DATABASE: `${database}/database`,
    };
    const fetching = (buildspec.phases.install.commands as string[]).filter((command) => command.includes("||"));
    expect(fetching).toHaveLength((definition.versionCommand ? 1 : 0) + (definition.database ? 1 : 0));
    for (const command of fetching)
      expect(spawnSync("bash", ["-e", "-c", command], { env: environment }).status).toBe(0);
    expect(readdirSync(tool ?? "")).toEqual(definition.versionCommand ? [] : ["tool"]);
    expect(readdirSync(database ?? "")).toEqual(definition.database ? [] : ["database"]);
  });

  test("a scan configuration that can't be had or is another ends the build", () => {
    const [download, check, unpack] = buildspec.phases.install.commands as string[];
    expect([download, check, unpack].filter((command) => command?.includes("||"))).toEqual([]);
    expect(buildspec.phases.install["on-failure"]).toBe("ABORT");
  });

  // Terraform would read a dollar sign with a brace as its own interpolation.
  test("its buildspec has no ${", () => {
    expect(text(`scan-config/${scanner}/buildspec.yml`)).not.toContain("${");
  });
});

describe.each(["trivy", "grype"])("the release of %s", (tool) => {
  const { version, checksums, platforms } = readRelease(join(root, "scan-config", tool));

  test.each(Object.entries(platforms))("%s is of that version, and its hash is one or unknown", (_, archive) => {
    expect(archive.url).toMatch(new RegExp(`^https://github\\.com/[\\w/-]+/releases/download/v${version}/`));
    expect(archive.sha256).toMatch(/^([0-9a-f]{64})?$/);
  });

  test("its own list of hashes is of that version", () => {
    expect(checksums).toContain(`/releases/download/v${version}/${tool}_${version}_checksums.txt`);
  });
});

describe.each(goModules)("%s", (folder) => {
  test("replaces no module, so that go.sum has the hash of every one as it was published", () => {
    expect(text(`${folder}/go.mod`)).not.toMatch(/^(replace|exclude)\b/m);
    const lines = text(`${folder}/go.sum`).trim().split("\n");
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.filter((line) => !/^\S+ v\S+ h1:[A-Za-z0-9+/]{43}=$/.test(line))).toEqual([]);
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
