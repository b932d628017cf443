import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import type { TerraformJson } from "./synth";

/**
 * The Terraform of one construct. `Testing.synth` alone skips cdktf's own preparation and, without its second argument,
 * the validations of a stack.
 */
export function synthConstruct(build: (stack: TerraformStack) => void): TerraformJson {
  const outdir = mkdtempSync(join(tmpdir(), "gatehouse-construct-"));
  try {
    const stack = new TerraformStack(new App({ outdir }), "test");
    new AwsProvider(stack, "aws", { region: "eu-central-1" });
    build(stack);
    stack.prepareStack();
    return JSON.parse(Testing.synth(stack, true)) as TerraformJson;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
