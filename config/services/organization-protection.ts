import { z } from "zod";
import { upwards } from "../organizational-units";
import type { Rule } from "../rules/draft";
import { repeated } from "../rules/repeated";
import { useInstead } from "../rules/use-instead";

const rolePattern = z
  .string()
  .regex(
    /^arn:aws:iam::(\*|\d{12}):role\/([\w+=,.@*-]+\/)*[\w+=,.@-]{3}[\w+=,.@*-]*$/,
    'must be the ARN of a role, in which * stands for any account or part of a name that begins with three letters or more, e.g. "arn:aws:iam::*:role/break-glass-*"',
  );

/** `organizationProtection` of the organization file. */
export const organizationProtectionSchema = z.strictObject({
  // AWS advises to try a policy on one unit before it binds all: docs/decisions/0017.
  attachTo: z
    .array(z.string())
    .default([])
    .describe(
      "Paths of the organizational units whose accounts can no longer switch the protections off, / for all; without one there is no such policy",
    ),
  breakGlassRoles: z
    .array(rolePattern)
    .max(5, "must name five patterns at most: each stands in every statement")
    .default([])
    .describe("ARNs of the roles that the policy does not bind, with * for any account or end of a name"),
  denyRootUser: z
    .boolean()
    .default(true)
    .describe("Whether root users of those accounts are denied everything but sessions that sts:AssumeRoot began"),
});

const draft = z
  .object({
    organizationProtection: z
      .object({
        attachTo: z.array(z.string().catch("")).catch([]).default([]),
        breakGlassRoles: z.array(z.string().catch("")).catch([]).default([]),
      })
      .catch({ attachTo: [], breakGlassRoles: [] })
      .default({ attachTo: [], breakGlassRoles: [] }),
  })
  .catch({ organizationProtection: { attachTo: [], breakGlassRoles: [] } });

const section = (document: unknown) => draft.parse(document).organizationProtection;

/** A unit without accounts is most often a misspelt one, and its policy would protect nothing. */
const knownUnits: Rule = ({ accounts }, document) => {
  const { attachTo } = section(document);
  const known = new Set(["/", ...accounts.flatMap(({ organizationalUnit }) => upwards(organizationalUnit ?? "/"))]);
  return [
    ...attachTo.flatMap((path, index) =>
      known.has(path)
        ? []
        : [
            {
              path: ["organizationProtection", "attachTo", index],
              message: `no account is in ${path} or below${useInstead(path, [...known].sort())}`,
            },
          ],
    ),
    ...repeated(attachTo).map(({ index, value }) => ({
      path: ["organizationProtection", "attachTo", index],
      message: `${value} is named twice`,
    })),
  ];
};

const fitBreakGlassRoles: Rule = ({ accounts, namePrefix }, document) =>
  section(document).breakGlassRoles.flatMap((pattern, index) => {
    const [, accountId, name = ""] = /^arn:aws:iam::([^:]*):role\/(?:.*\/)?([^/]*)$/.exec(pattern) ?? [];
    const path = ["organizationProtection", "breakGlassRoles", index];
    const account = accounts.find(({ id }) => id === accountId);
    if (accountId !== undefined && accountId !== "*" && !account)
      return [{ path, message: `${accountId} is not among the accounts` }];
    if (account?.role === "management")
      return [{ path, message: `${accountId} is the management account, which no service control policy binds` }];
    return name.startsWith(`${namePrefix}-`)
      ? [{ path, message: `"${name}" begins like Gatehouse's own roles, which must stay bound: name another` }]
      : [];
  });

export const organizationProtectionRules: readonly Rule[] = [knownUnits, fitBreakGlassRoles];
