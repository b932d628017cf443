import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import { runWithBotocore } from "../support/botocore/run";

const file = join(projectRoot, "config/region-services.json");

test("the committed services by region are what bin/region-services.py makes of the pinned botocore", async () => {
  const made = await runWithBotocore("bin/region-services.py");
  if (process.env.GATEHOUSE_UPDATE_REGION_SERVICES === "1") writeFileSync(file, made);
  // If this fails after botocore was moved: npm run region-services:update, and read what changed.
  expect(readFileSync(file, "utf8")).toBe(made);
});
