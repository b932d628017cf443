import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../config/project-root";
import { organizationSchema } from "../../config/schema";

test("the committed JSON schema is the one the zod schema gives", () => {
  const file = join(projectRoot, "config", "organization.schema.json");
  const schema = { title: "Gatehouse organization", ...z.toJSONSchema(organizationSchema, { io: "input" }) };
  if (process.env.GATEHOUSE_UPDATE_CONTRACTS) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);

  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(schema)));
});
