import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execute } from "../tools/execute";
import { type Check, firstLine, missing, ok } from "./check";

const subject = {
  what: "Terraform",
  why: "plans and applies the stacks; the local run synthesizes and scans without it",
  needed: false,
};

/** The provider version that Gatehouse is tested with (config/terraform.lock.hcl). */
const provider = { source: "hashicorp/aws", version: "5.100.0" } as const;

/** S3 state locking without DynamoDB: https://developer.hashicorp.com/terraform/language/backend/s3 (`use_lockfile`). */
const minimum = [1, 10] as const;

/**
 * By `terraform init` with the AWS provider in a scratch folder: the program alone plans nothing, and its settings
 * (`TF_CLI_CONFIG_FILE`) can name a mirror that is not there.
 */
export async function checkTerraform(): Promise<Check> {
  const version = await execute("terraform", ["version", "-json"], { timeoutMilliseconds: 20_000 });
  const found = /"terraform_version":\s*"([^"]+)"/.exec(version.stdout)?.[1];
  if (!found) return missing(subject, `not there (${firstLine(version.stderr)})`, "install Terraform 1.10 or newer");
  const [major = 0, minor = 0] = found.split(".").map(Number);
  if (major < minimum[0] || (major === minimum[0] && minor < minimum[1]))
    return missing(subject, `${found} is too old`, "install Terraform 1.10 or newer");
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-terraform-"));
  try {
    const main = { terraform: { required_providers: { aws: provider } } };
    await writeFile(join(folder, "main.tf.json"), JSON.stringify(main));
    const init = await execute("terraform", ["init", "-backend=false", "-input=false", "-no-color"], {
      cwd: folder,
      timeoutMilliseconds: 120_000,
    });
    if (init.exitCode === 0) return ok(subject, `${found}, AWS provider ${provider.version} at hand`);
    const error = init.stderr.split("\n").find((line) => line.includes("Error:")) ?? init.stderr;
    return missing(
      subject,
      `${found}, but "terraform init" with the AWS provider fails: ${firstLine(error)}`,
      "give Terraform the network, or a provider mirror in the file that TF_CLI_CONFIG_FILE names",
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
