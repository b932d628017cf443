import { App } from "cdktf";
import { loadConfiguration } from "./config/load";
import { stackCatalog } from "./stacks/catalog";
import { requestedStacks } from "./stacks/requested-stacks";
import { writeImports } from "./stacks/write-imports";

try {
  const app = new App();
  for (const stack of requestedStacks(stackCatalog(loadConfiguration()), process.env.GATEHOUSE_STACKS))
    stack.create(app);
  app.synth();
  writeImports(app);
} catch (error) {
  process.stderr.write(`gatehouse: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
