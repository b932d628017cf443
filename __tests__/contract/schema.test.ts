import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { gatePolicySchema } from "../../config/gate-policy";
import { projectRoot } from "../../config/project-root";
import { organizationSchema } from "../../config/schema";
import { waiversSchema } from "../../config/waivers";

test.each([
  ["config/organization.schema.json", "Gatehouse organization", organizationSchema],
  ["scan-config/gate-policy.schema.json", "Gatehouse gate policy", gatePolicySchema],
  ["scan-config/waivers.schema.json", "Gatehouse waivers", waiversSchema],
])("the committed %s is the one the zod schema gives", (path, title, from) => {
  const file = join(projectRoot, path);
  const schema = { title, ...z.toJSONSchema(from, { io: "input" }) };
  if (process.env.GATEHOUSE_UPDATE_CONTRACTS) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);

  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(schema)));
});
