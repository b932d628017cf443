import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runWithBotocore } from "../support/botocore/run";

const file = join(__dirname, "..", "..", "config/compliance/managed-rules.json");
const undated = (text: string) => text.replace(/"written": "[\d-]+"/, '"written": ""');

test("the committed managed rules are what bin/managed-rules.py makes of the pinned Moto", async () => {
  const made = await runWithBotocore("bin/managed-rules.py");
  const committed = readFileSync(file, "utf8");
  if (process.env.GATEHOUSE_UPDATE_MANAGED_RULES === "1" && undated(made) !== undated(committed))
    writeFileSync(file, made);
  // If this fails after Moto was moved: npm run managed-rules:update, and read what changed.
  expect(undated(readFileSync(file, "utf8"))).toBe(undated(made));
});
