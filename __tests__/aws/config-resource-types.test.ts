import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import { runWithBotocore } from "../support/botocore/run";

const file = join(projectRoot, "config/config-resource-types.json");

test("the committed types are what bin/config-resource-types.py makes of the pinned botocore", async () => {
  const made = await runWithBotocore("bin/config-resource-types.py");
  if (process.env.GATEHOUSE_UPDATE_CONFIG_RESOURCE_TYPES === "1") writeFileSync(file, made);
  // If this fails after botocore was moved: npm run config-resource-types:update, and read what changed.
  expect(readFileSync(file, "utf8")).toBe(made);
});
