import { OrganizationProtection } from "../../modules/organization-protection";
import { policyCharacters } from "../../modules/service-control-policy";
import { synthConstruct } from "../support/synth-stack";

const { resource } = synthConstruct(
  (stack) =>
    new OrganizationProtection(stack, "protection", {
      policyName: "gatehouse-protection",
      namePrefix: "gatehouse",
      boundaryName: "gatehouse-boundary",
      terraformRoleName: "gatehouse-apply",
      planRoleName: "gatehouse-plan",
      breakGlassRoles: [],
      assumingRoles: [],
      evidence: ["arn:aws:s3:::trail/*"],
      denyRootUser: true,
      targetIds: ["r-exam", "ou-exam-workload"],
      dependsOn: [],
    }),
);
const policies = Object.entries(resource.aws_organizations_policy ?? {});
const attachments = Object.entries(resource.aws_organizations_policy_attachment ?? {});

test("each policy is a service control policy that AWS takes, with a name of its own", () => {
  expect(policies.length).toBeGreaterThan(0);
  for (const [index, [, body]] of policies.entries()) {
    expect(body).toMatchObject({ type: "SERVICE_CONTROL_POLICY", name: `gatehouse-protection-${index + 1}` });
    expect(String(body.content).length).toBeLessThanOrEqual(policyCharacters);
  }
});

test("each policy is attached to each target", () => {
  const expected = policies.flatMap(([name]) => ["r-exam", "ou-exam-workload"].map((id) => `${name} ${id}`));
  const attached = attachments.map(([, body]) =>
    String(body.policy_id).replace(/^\$\{aws_organizations_policy\.(.*)\.id\}$/, `$1 ${body.target_id}`),
  );
  expect(attached.sort()).toEqual(expected.sort());
});

// Organizations answers ConcurrentModificationException to changes at the same time.
test("no two are made at the same time", () => {
  const waits = [...policies, ...attachments].map(([, body]) => (body.depends_on ?? []) as string[]);
  expect(waits.filter(([before]) => before === undefined)).toHaveLength(1);
  expect(new Set(waits.map(([before]) => before)).size).toBe(policies.length + attachments.length);
});
