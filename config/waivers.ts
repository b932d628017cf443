import { z } from "zod";
import { deploymentName } from "../lambdas/gate/deployment-name";
import type { WaiverPolicy } from "../lambdas/gate/policy";
import type { Waiver, Waivers } from "../lambdas/gate/waivers/waiver";
import { scanners } from "../lambdas/shared/scanners";
import { given } from "./given";
import { anyDeployment, type DeploymentsOf } from "./known-deployments";
import { waiverRules } from "./waiver-rules";
import { type Loaded, loadYaml } from "./yaml-document";

const filled = z.string().regex(/^\S(.*\S)?$/, "must be one line of text");

const common = {
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "must be 1 to 64 letters, digits or .-_")
    .describe("Unique in this file"),
  workload: filled.describe("Workload whose findings it lets pass"),
  deployments: z
    .array(z.string().regex(deploymentName, "must be the name of a deployment"))
    .min(1, "name at least one deployment, or leave it out: then it is for all")
    .optional()
    .describe("Only for the verdicts of these deployments; default: for all"),
  reason: z
    .string()
    .regex(/^\s*\S[\s\S]{18,}\S\s*$/, "say in 20 characters or more why this may wait")
    .describe("Why this may wait, and what makes it bearable until then"),
  owner: filled.describe("Who answers for it"),
  ticket: filled.describe("Where the work on it is followed"),
};

const date = z.iso.date("must be a day that exists, e.g. 2026-11-20");
const instant = z.iso.datetime({ precision: 0, error: "must be an instant in UTC, e.g. 2026-11-26T09:00:00Z" });

const standard = z.strictObject({
  ...common,
  kind: z.literal("standard").optional(),
  finding: z
    .string()
    .regex(
      /^gatehouse\/1\/\d{12}\/[a-z]+\/[0-9a-f]{64}$/,
      "must be the Id of a finding: gatehouse/1/<account>/<class>/<64 hexadecimal digits>",
    )
    .optional()
    .describe("Id of the one finding"),
  rule: filled
    .optional()
    .describe("<scanner>/<rule> or <rule>, or a vulnerability id; * stands for any run of characters"),
  path: filled.optional().describe("Only in these files: * within one folder or name, ** any folders"),
  package: filled.optional().describe("Only of this package; * stands for any run of characters"),
  resource: filled.optional().describe("Only of this resource; * stands for any run of characters"),
  approver: filled.describe("Who agreed; not the owner"),
  approved: date.describe("From this day, 00:00 UTC, it applies"),
  expires: date.describe("From this day, 00:00 UTC, it applies no more"),
});

const emergency = z.strictObject({
  ...common,
  kind: z.literal("emergency"),
  scanner: z
    .enum(scanners, `must be one of ${scanners.join(", ")}`)
    .describe("The scanner that is down, or whose feed is"),
  approvers: z.array(filled).length(2, "must be two").describe("Who agreed: two, neither of them the owner"),
  approved: instant.describe("From this instant it applies"),
  expires: instant.describe("From this instant, at most 24 hours later, it applies no more"),
});

/** scan-config/waivers.yaml: docs/waivers.md */
export const waiversSchema = z.strictObject({
  schemaVersion: z.literal(1),
  waivers: z.array(
    z.discriminatedUnion("kind", [standard, emergency], "must be standard, which is the default, or emergency"),
  ),
});

/**
 * Reads the waivers. Whether they have begun or ended is judged when they are used.
 * @param policy what a waiver may do, where that is known
 * @param known which deployments there are
 * @throws the file system's error when the file can't be read
 */
export function loadWaivers(
  file: string,
  policy: WaiverPolicy | undefined,
  known: DeploymentsOf = anyDeployment,
): Loaded<Waivers> {
  const loaded = loadYaml(file, waiversSchema, (document) => waiverRules(document, policy, known));
  if (loaded.value === undefined) return loaded;
  const { schemaVersion, waivers } = loaded.value;
  return { value: { schemaVersion, waivers: waivers.map(compile) }, problems: [] };
}

type WrittenWaiver = z.infer<typeof waiversSchema>["waivers"][number];

/** With its kind, and without members that were left out. */
function compile(waiver: WrittenWaiver): Waiver {
  return waiver.kind === "emergency" ? given(waiver) : { ...given(waiver), kind: "standard" };
}
