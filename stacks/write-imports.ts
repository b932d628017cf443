import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type App, TerraformStack } from "cdktf";
import { importsOf } from "../modules/adoption";

/**
 * Writes what each stack imports beside its `cdk.tf.json`, which Checkov would skip as a whole if it held import blocks.
 * @param app already synthesized
 */
export function writeImports(app: App): void {
  for (const stack of app.node.children.filter(TerraformStack.isStack)) {
    const file = join(app.outdir, app.manifest.forStack(stack).workingDirectory, "imports.tf.json");
    const imports = importsOf(stack);
    // A folder that an earlier synthesis wrote to is used again.
    if (imports.length === 0) rmSync(file, { force: true });
    else writeFileSync(file, `${JSON.stringify({ import: imports }, null, 2)}\n`);
  }
}
