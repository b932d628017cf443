import { renderedPolicies } from "../support/rendered-policies";
import { ExampleOrganization } from "./stacks";

const policies = new ExampleOrganization().stacks.flatMap(renderedPolicies);

/** Characters that AWS takes, white space left out: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const limits = [
  { kind: "a trust policy", names: /_trust_/, characters: 2_048 },
  { kind: "the boundary, a managed policy", names: /^boundary_/, characters: 6_144 },
  { kind: "a role's own policy", names: /_permissions_/, characters: 10_240 },
] as const;

test.each(limits)("$kind is not longer than AWS takes", ({ names, characters }) => {
  const measured = policies
    .filter(({ where }) => names.test(where.split(": ")[1] ?? ""))
    .map(({ where, document }) => ({ where, length: JSON.stringify(document).replace(/\s/g, "").length }));
  expect(measured.length).toBeGreaterThan(0);
  expect(measured.filter(({ length }) => length > characters)).toEqual([]);
});
