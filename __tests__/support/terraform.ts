import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Executed, execute } from "../../cli/tools/execute";
import { projectRoot } from "../../config/project-root";

const requiredProvider = { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" };

/** Terraform asks no questions, calls nobody and writes no colours. */
const quiet = { TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1", TF_CLI_ARGS: "-no-color" };

/** A copy of a stack's folder in which Terraform may run. */
export interface Workspace {
  readonly folder: string;
  /** Runs Terraform there, e.g. `terraform("plan", "-detailed-exitcode")`; judge it by the exit code. */
  terraform(...args: readonly string[]): Promise<Executed>;
  remove(): void;
}

export interface WorkspaceOptions {
  /** What an override file replaces: the backend, `prevent_destroy`, provider arguments. @default nothing */
  readonly override?: object;
  /** Added to the machine's environment: endpoints, credentials. @default nothing */
  readonly environment?: Readonly<Record<string, string>>;
  /** Files of the stack's folder to leave out, such as imports.tf.json under mock_provider. @default none */
  readonly without?: readonly string[];
}

/** Copies a synthesized stack's folder with its assets and the committed provider lock. */
export function terraformWorkspace(stackFolder: string, options: WorkspaceOptions = {}): Workspace {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-terraform-"));
  cpSync(stackFolder, folder, { recursive: true });
  for (const name of options.without ?? []) rmSync(join(folder, name), { force: true });
  prepareFolder(folder, options.override);
  return {
    folder,
    terraform: terraformIn(folder, options.environment),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Puts the committed provider lock, and what is to be overridden, beside a stack's files. */
export function prepareFolder(folder: string, override?: object): void {
  copyFileSync(join(projectRoot, "config/terraform.lock.hcl"), join(folder, ".terraform.lock.hcl"));
  if (override) writeFileSync(join(folder, "test_override.tf.json"), JSON.stringify(override, null, 2));
}

/** Terraform in a folder that outlives several synths. */
export function terraformIn(folder: string, more: WorkspaceOptions["environment"]): Workspace["terraform"] {
  const environment = { ...process.env, ...quiet, ...more };
  return (...args) => execute("terraform", args, { cwd: folder, environment });
}

/** What Terraform printed when it failed, else nothing: `expect(failureOf(…)).toBe("")` shows it. */
export function failureOf({ exitCode, stdout, stderr }: Executed): string {
  return exitCode === 0 ? "" : `exit code ${exitCode}\n${stderr}\n${stdout}`;
}

/** Override with which a stack runs against the embedded AWS: its state beside it, its assumed role kept. */
export const embeddedAwsOverride = {
  terraform: { backend: { local: {} } },
  provider: { aws: [{ s3_use_path_style: true }] },
};

let problem: string | null | undefined;

/**
 * Why Terraform cannot be used here, or `null`. Only `terraform init` knows: a program on the PATH without a provider
 * (no network, no mirror) is of no use.
 */
export function terraformProblem(): string | null {
  problem ??= probe();
  return problem;
}

function probe(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-terraform-probe-"));
  try {
    copyFileSync(join(projectRoot, "config/terraform.lock.hcl"), join(folder, ".terraform.lock.hcl"));
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({ terraform: { required_providers: { aws: requiredProvider } } }),
    );
    const init = spawnSync("terraform", ["init", "-backend=false", "-lockfile=readonly"], {
      cwd: folder,
      env: { ...process.env, ...quiet },
      encoding: "utf8",
    });
    if (init.error) return `terraform cannot be started: ${init.error.message}`;
    return init.status === 0 ? null : `terraform init fails: ${errorOf(init.stderr)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Terraform's message without its frame, from the error on: a warning before it is not the reason. */
function errorOf(stderr: string): string {
  const text = stderr.replaceAll(/[╷│╵\s]+/g, " ");
  return text
    .slice(Math.max(0, text.indexOf("Error:")))
    .trim()
    .slice(0, 300);
}

/** `describe` where Terraform works; elsewhere says why it is skipped, and fails when `CI=true`. */
export function describeWithTerraform(name: string, body: () => void): void {
  const reason = terraformProblem();
  if (reason === null) describe(name, body);
  else if (process.env.CI === "true")
    test(name, () => {
      throw new Error(`CI needs a working Terraform: ${reason}`);
    });
  else {
    process.stderr.write(`skipped: "${name}": ${reason}\n`);
    describe.skip(name, body);
  }
}
