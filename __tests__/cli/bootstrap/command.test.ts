import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfiguration } from "../../../config/load";
import { projectRoot } from "../../../config/project-root";
import { trustedServices } from "../../../config/trusted-services";
import { scratchFolder } from "../../support/scratch";

const home = scratchFolder();
const organizationFile = readFileSync(join(projectRoot, "config/organization.yaml"), "utf8");
const lockFile = readFileSync(join(projectRoot, "config/organization.lock.yaml"), "utf8");

/** On a machine without credentials. */
function bootstrap(files: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const folder = scratchFolder(files);
  const out = join(folder, "out");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(projectRoot, "bin/gatehouse.mjs"),
      "bootstrap",
      "--config",
      join(folder, "organization.yaml"),
      "--out",
      out,
      ...options,
    ],
    { env: { PATH: process.env.PATH, HOME: home }, encoding: "utf8" },
  );
  return { status, stdout, stderr, files: existsSync(out) ? readdirSync(out).sort() : [] };
}

const both = { "organization.yaml": organizationFile, "organization.lock.yaml": lockFile };

test("without credentials the list is printed as not checked, and the templates are written", () => {
  const { status, stdout, files } = bootstrap(both, "--json");
  expect(status).toBe(0);
  expect(files).toEqual(["management-roles.yaml", "member-roles.yaml"]);
  const { steps } = JSON.parse(stdout) as {
    readonly steps: readonly { name: string; state: string; command: string }[];
  };
  expect(new Set(steps.map(({ state }) => state))).toEqual(new Set(["not checked"]));
  for (const service of trustedServices(
    loadConfiguration(join(projectRoot, "config/organization.yaml")).organization,
    [],
  ))
    expect(steps.map(({ command }) => command)).toContain(
      `aws organizations enable-aws-service-access --service-principal ${service}`,
    );
  expect(steps.every(({ command }) => command.startsWith("aws "))).toBe(true);
});

test("before there are facts the list is there, and the templates wait for the organization", () => {
  const { status, stderr, files } = bootstrap({ "organization.yaml": organizationFile });
  expect({ status, files }).toEqual({ status: 0, files: [] });
  expect(stderr).toContain("the templates are written once the organization exists");
});

test("--run without credentials can't be done", () => {
  const { status, stderr } = bootstrap(both, "--run");
  expect(status).toBe(2);
  expect(stderr).toBe(
    "gatehouse bootstrap: there are no AWS credentials\n  next: set AWS_PROFILE to an administrator of the management account\n",
  );
});

test("a wrong configuration is told with line and column", () => {
  const { status, stderr } = bootstrap({ ...both, "organization.yaml": "schemaVersion: 2\n" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/organization\.yaml:1:\d+: schemaVersion: must be 1/);
});

test("a missing file is named", () => {
  const { status, stderr } = bootstrap({});
  expect(status).toBe(2);
  expect(stderr).toMatch(/organization\.yaml does not exist: name another file with --config/);
});
