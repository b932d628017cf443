import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { stringify } from "yaml";
import { loadConfiguration } from "../../../config/load";
import { stackCatalog } from "../../../stacks/catalog";
import type { Stack } from "../../contract/stacks";
import type { TerraformJson } from "../synth";
import type { GeneratedOrganization } from "./generated-organization";

/** Validates and synthesizes an organization in this process; every stack as `cdktf synth` would write it. */
export function buildOrganization({ organization, facts }: GeneratedOrganization): Stack[] {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-organization-"));
  try {
    writeFileSync(join(folder, "organization.yaml"), stringify(organization));
    writeFileSync(join(folder, "organization.lock.yaml"), stringify(facts));
    const app = new App({ outdir: join(folder, "out") });
    const configuration = loadConfiguration(join(folder, "organization.yaml"));
    const catalog = stackCatalog(configuration.organization);
    for (const entry of catalog) entry.create(app, configuration);
    app.synth();
    return catalog.map(({ id }) => ({
      id,
      json: JSON.parse(readFileSync(join(folder, "out/stacks", id, "cdk.tf.json"), "utf8")) as TerraformJson,
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
