import { App } from "cdktf";
import { loadConfiguration } from "./config/load";
import { bootstrapStateFile } from "./stacks/bootstrap-state";
import { stackCatalog } from "./stacks/catalog";
import { requestedStacks } from "./stacks/requested-stacks";
import { writeImports } from "./stacks/write-imports";

try {
  const app = new App();
  const configuration = loadConfiguration();
  const catalog = stackCatalog(configuration.organization, bootstrapStateFile(process.env));
  for (const stack of requestedStacks(catalog, process.env.GATEHOUSE_STACKS)) stack.create(app, configuration);
  app.synth();
  writeImports(app);
} catch (error) {
  process.stderr.write(`gatehouse: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
