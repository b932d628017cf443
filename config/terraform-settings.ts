import { z } from "zod";
import { organizationalUnit } from "./organizational-unit";
import type { Rule } from "./rules/draft";

const roleName = z.string().regex(/^[\w+=,.@-]{1,64}$/, "must be an IAM role name");

const breakGlassRole = z
  .string()
  .regex(
    /^arn:aws:iam::\d{12}:role\/([\w+=,.@/-]{1,500}|aws-reserved\/sso\.amazonaws\.com\/[\w+=,.@/-]{1,475}\*)$/,
    'must be the ARN of a role, e.g. "arn:aws:iam::111111111111:role/break-glass"; only one of IAM Identity Center, below aws-reserved/sso.amazonaws.com/, may end in *, as nobody else can make a role there',
  );

export const ecrImage = z
  .string()
  .regex(
    /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\/[\w./-]+@sha256:[0-9a-f]{64}$/,
    "must be an ECR image by digest",
  );

/** `terraform` of the organization file. */
export const terraformSchema = z.strictObject({
  awsProviderVersion: z.string().min(1).default(">= 5.100.0, < 7.0.0").describe("Version constraint of hashicorp/aws"),
  roleName: roleName.default("gatehouse-apply").describe("Role in every account that Terraform assumes"),
  planRoleName: roleName
    .default("gatehouse-plan")
    .describe("Role in every account that plans are made with; it only reads"),
  breakGlassRoleArns: z
    .array(breakGlassRole)
    .max(5, "must name five roles at most: each of them may do whatever Terraform may")
    .default([])
    .describe(
      "Roles of people that may assume both of Terraform's roles beside Gatehouse's own pipeline: for the first applies, and when that pipeline is broken",
    ),
  organizationalUnits: z
    .array(organizationalUnit)
    .min(1, "must name at least one unit")
    .default(["/"])
    .describe("Units whose accounts, also those to come, get Terraform's roles; units below them are included"),
  image: ecrImage
    .optional()
    .describe(
      "Image with Node.js, Python and Terraform for Gatehouse's own pipeline; without it there is no platform-pipeline",
    ),
});

/** What the rules read, as far as it can be read. */
const draft = z
  .object({
    terraform: z
      .object({
        roleName: z.string().catch("gatehouse-apply").default("gatehouse-apply"),
        planRoleName: z.string().catch("gatehouse-plan").default("gatehouse-plan"),
        breakGlassRoleArns: z.array(z.string().catch("")).catch([]).default([]),
        organizationalUnits: z.array(z.string().catch("")).catch(["/"]).default(["/"]),
      })
      .prefault({}),
  })
  .catch({
    terraform: {
      roleName: "gatehouse-apply",
      planRoleName: "gatehouse-plan",
      breakGlassRoleArns: [],
      organizationalUnits: ["/"],
    },
  });

/** Both roles are made by one template, and IAM compares names without their case. */
const twoRoles: Rule = (_, document) => {
  const { roleName: apply, planRoleName: plan } = draft.parse(document).terraform;
  if (apply.toLowerCase() !== plan.toLowerCase()) return [];
  return [
    {
      path: ["terraform", "planRoleName"],
      message: `"${plan}" is the roleName, too: planning and applying must be two roles`,
    },
  ];
};

const breakGlassWithinOrganization: Rule = ({ accounts }, document) =>
  draft.parse(document).terraform.breakGlassRoleArns.flatMap((arn, index) => {
    const account = /^arn:aws:iam::(\d{12}):/.exec(arn)?.[1];
    if (account === undefined || accounts.some(({ id }) => id === account)) return [];
    return [
      {
        path: ["terraform", "breakGlassRoleArns", index],
        message: `account ${account} is none of the organization's: the roles trust nobody outside of it`,
      },
    ];
  });

/** What a build of Gatehouse's own could assume by itself would be no break-glass role. */
const breakGlassIsNobodyOfOurs: Rule = ({ namePrefix }, document) => {
  const { breakGlassRoleArns, roleName, planRoleName } = draft.parse(document).terraform;
  return breakGlassRoleArns.flatMap((arn, index) => {
    const name = arn.split("/").at(-1) ?? "";
    if (!name.startsWith(`${namePrefix}-`) && name !== roleName && name !== planRoleName) return [];
    return [
      {
        path: ["terraform", "breakGlassRoleArns", index],
        message: `"${name}" is like Gatehouse's own roles, which are Terraform's two and begin with ${namePrefix}-: name another`,
      },
    ];
  });
};

/** Without its roles nothing can be applied to an account. */
const everyAccountHasRoles: Rule = ({ accounts }, document) => {
  const { organizationalUnits: units } = draft.parse(document).terraform;
  // The schema has refused that already.
  if (units.length === 0) return [];
  const isBelow = (unit: string) => (above: string) => above === "/" || `${unit}/`.startsWith(`${above}/`);
  return accounts.flatMap(({ name, organizationalUnit: unit = "/", role, status }, index) => {
    if (role === "management" || status === "suspended" || units.some(isBelow(unit))) return [];
    return [
      {
        path: ["accounts", index, "organizationalUnit"],
        message: `"${name}" would have no role for Terraform: terraform.organizationalUnits names only ${units.join(", ")}`,
      },
    ];
  });
};

export const terraformRules: readonly Rule[] = [
  twoRoles,
  breakGlassWithinOrganization,
  breakGlassIsNobodyOfOurs,
  everyAccountHasRoles,
];
