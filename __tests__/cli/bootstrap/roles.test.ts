import { join } from "node:path";
import { rolesContext } from "../../../cli/bootstrap/roles/roles-context";
import { managementTemplate, memberTemplate } from "../../../cli/bootstrap/roles/roles-template";
import { accountWithRole, loadConfiguration } from "../../../config/load";
import { projectRoot } from "../../../config/project-root";
import { allows, deployedRole } from "../../support/bootstrap/role-policies";
import { namedResource, terraformCalls, terraformLookups } from "../../support/bootstrap/terraform-calls";
import { exampleOrganization, resources, type Synthesized, synthesize } from "../../support/synth";

const everyOptionFile = join(projectRoot, "__tests__/organizations/every-option.yaml");
const everyOption = synthesize({ GATEHOUSE_CONFIG: everyOptionFile });
const adoptedFile = join(projectRoot, "__tests__/organizations/adopted.yaml");
const adopted = synthesize({ GATEHOUSE_CONFIG: adoptedFile });
afterAll(() => {
  everyOption.remove();
  adopted.remove();
});

const organizations = [
  { name: "the example organization", ...read(join(projectRoot, "config/organization.yaml"), exampleOrganization()) },
  { name: "the organization with every option", ...read(everyOptionFile, everyOption) },
  { name: "the organization whose landing zone is adopted", ...read(adoptedFile, adopted) },
];

function read(file: string, { stackIds, json }: Omit<Synthesized, "remove">) {
  const { organization, facts } = loadConfiguration(file);
  const context = rolesContext(organization, facts.organizationId);
  const management = accountWithRole(organization, "management").id;
  const templates = { management: managementTemplate(context), member: memberTemplate(context) };
  const rolesOf = (account: string) => {
    const template = account === management ? templates.management : templates.member;
    const requested = { "aws:PrincipalAccount": account };
    const role = (id: "ApplyRole" | "PlanRole") => {
      const { statements } = deployedRole(template, id, account);
      return (action: string, arn: string, keys: Readonly<Record<string, string>> = {}) =>
        allows(statements, action, arn, { ...requested, ...keys });
    };
    return { apply: role("ApplyRole"), plan: role("PlanRole") };
  };
  const stacks = stackIds.map((id) => {
    const account = String(json(id).provider.aws[0]?.allowed_account_ids);
    return { id, json: json(id), account, ...rolesOf(account) };
  });
  return { organization, context, templates, stacks };
}

/** A resource whose id AWS invents. */
const somewhere = "arn:aws:any:eu-central-1:000000000000:something";

describe.each(organizations)("the roles of $name", ({ stacks }) => {
  const all = stacks.flatMap((stack) =>
    resources(stack.json).map(({ type, address, body }) => ({
      ...stack,
      type,
      where: `${stack.id}: ${address}`,
      body,
    })),
  );

  test("are judged by every type of resource that a stack has", () => {
    const unknown = all.filter(({ type }) => terraformCalls[type] === undefined).map(({ type }) => type);
    expect([...new Set(unknown)]).toEqual([]);
    const lookups = stacks.flatMap(({ json }) => Object.keys(json.data ?? {}));
    expect([...new Set(lookups)].filter((type) => terraformLookups[type] === undefined)).toEqual([]);
  });

  const known = all.flatMap((one) => {
    const calls = terraformCalls[one.type];
    if (calls === undefined) return [];
    const resource = namedResource(one.body, one.json);
    return [
      { ...one, calls, resource, arn: calls.arn?.(resource) ?? somewhere, keys: calls.context?.(resource) ?? {} },
    ];
  });

  test("let Terraform make and change each resource of each stack, by its name", () => {
    expect(known.length).toBeGreaterThan(100);
    const refused = known.flatMap(({ where, apply, calls, arn, keys }) =>
      calls.writes.filter((action) => !apply(action, arn, keys)).map((action) => `${where}: ${action} on ${arn}`),
    );
    expect(refused).toEqual([]);
  });

  test("let it read each of them, to plan as to apply", () => {
    const refused = known.flatMap(({ where, apply, plan, calls, arn }) =>
      calls.reads
        .filter((action) => [apply, plan].some((role) => !role(action, calls.readsNamed ? arn : somewhere)))
        .map((action) => `${where}: ${action}`),
    );
    const lookups = stacks.flatMap(({ id, json, apply, plan }) =>
      Object.keys(json.data ?? {}).flatMap((type) =>
        (terraformLookups[type] ?? [])
          .filter((action) => [apply, plan].some((role) => !role(action, somewhere)))
          .map((action) => `${id}: ${type}: ${action}`),
      ),
    );
    expect([...refused, ...lookups]).toEqual([]);
  });

  test("let the plan make and change none of them", () => {
    const allowed = known.flatMap(({ where, plan, calls, arn, keys }) =>
      calls.writes.filter((action) => plan(action, arn, keys)).map((action) => `${where}: ${action}`),
    );
    expect(allowed).toEqual([]);
  });

  test("let nobody lose what preventDestroy protects", () => {
    const protectedOnes = known.filter(
      ({ body }) => (body.lifecycle as { readonly prevent_destroy?: boolean } | undefined)?.prevent_destroy,
    );
    expect(protectedOnes.length).toBeGreaterThan(20);
    for (const { where, apply, calls, arn } of protectedOnes)
      expect([where, calls.loses, apply(calls.loses ?? "", arn)]).toEqual([where, expect.any(String), false]);
  });

  test("let Terraform pass each role on to the service that it is for", () => {
    const passed = known.flatMap(({ where, apply, calls, body, resource }) => {
      const { argument = "", service = "" } = calls.passes ?? {};
      if (body[argument] === undefined) return [];
      const arn = resource.text(argument);
      return [{ where, arn, allowed: apply("iam:PassRole", arn, { "iam:PassedToService": service }) }];
    });
    expect(passed.length).toBeGreaterThan(10);
    expect(passed.filter(({ allowed }) => !allowed)).toEqual([]);
  });

  test("make no role without the boundary", () => {
    for (const { apply, type, where, arn } of known.filter((one) => one.type === "aws_iam_role")) {
      expect([where, type, apply("iam:CreateRole", arn)]).toEqual([where, type, false]);
      const another = { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/AdministratorAccess" };
      expect(apply("iam:PutRolePolicy", arn, another)).toBe(false);
    }
  });

  test("reach the state of their own account, and of no other", () => {
    for (const { json, account, apply, plan } of stacks) {
      const { bucket, key } = json.terraform.backend.s3;
      const state = `arn:aws:s3:::${bucket}/${key}`;
      const foreign = `arn:aws:s3:::${bucket}/${account === "999999999999" ? "1" : "999999999999"}/x.tfstate`;
      expect([apply("s3:PutObject", state), apply("s3:GetObject", foreign)]).toEqual([true, false]);
      expect([plan("s3:GetObject", state), plan("s3:PutObject", state)]).toEqual([true, false]);
      expect([plan("s3:PutObject", `${state}.tflock`), plan("s3:DeleteObject", `${state}.tflock`)]).toEqual([
        true,
        true,
      ]);
      expect([plan("s3:GetObject", foreign), plan("s3:PutObject", `${foreign}.tflock`)]).toEqual([false, false]);
    }
  });
});

describe("in a member account", () => {
  const [{ stacks } = { stacks: [] }] = organizations;
  const { apply, plan } = stacks.find(({ id }) => id === "member-555555555555-eu-central-1") ?? { apply: undefined };
  const iam = (resource: string) => `arn:aws:iam::555555555555:${resource}`;

  test.each([
    ["iam:PutRolePolicy", iam("role/gatehouse-apply")],
    ["iam:UpdateAssumeRolePolicy", iam("role/gatehouse-plan")],
    ["iam:UpdateAssumeRolePolicy", iam("role/gatehouse-apply")],
    ["iam:PassRole", iam("role/gatehouse-apply")],
    ["iam:CreatePolicyVersion", iam("policy/gatehouse-apply-resources")],
    ["iam:CreateRole", iam("role/administrator")],
    ["iam:DeleteRolePermissionsBoundary", iam("role/gatehouse-payments-gate")],
    ["iam:CreateUser", iam("user/somebody")],
    ["iam:CreateAccessKey", iam("user/somebody")],
    ["organizations:LeaveOrganization", "*"],
    ["organizations:RegisterDelegatedAdministrator", "*"],
    ["securityhub:UpdateConfigurationPolicy", "*"],
    ["guardduty:UpdateDetector", "*"],
    ["securityhub:BatchImportFindings", "*"],
    ["sts:AssumeRole", iam("role/gatehouse-apply")],
    ["s3:PutBucketPolicy", "arn:aws:s3:::somebody-elses"],
    ["s3:GetObject", "arn:aws:s3:::gatehouse-555555555555-eu-central-1-payments-reports/reports/x"],
    ["lambda:UpdateFunctionCode", "arn:aws:lambda:eu-central-1:555555555555:function:payments-charge"],
    ["lambda:GetFunction", "arn:aws:lambda:eu-central-1:555555555555:function:payments-charge"],
    ["lambda:ListFunctions", "*"],
    ["codebuild:BatchGetProjects", "arn:aws:codebuild:eu-central-1:555555555555:project/somebody-elses"],
    ["config:PutEvaluations", "*"],
    ["lambda:InvokeFunction", "arn:aws:lambda:eu-central-1:555555555555:function:gatehouse-payments-gate"],
    [
      "codepipeline:OverrideStageCondition",
      "arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-payments-pipeline",
    ],
    ["codepipeline:PutApprovalResult", "arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-payments-pipeline"],
    ["codebuild:StartBuild", "arn:aws:codebuild:eu-central-1:555555555555:project/gatehouse-payments-image"],
    ["dynamodb:PutItem", "arn:aws:dynamodb:eu-central-1:555555555555:table/gatehouse-payments-ledger"],
    ["kms:Decrypt", "arn:aws:kms:eu-central-1:555555555555:key/1"],
    ["ec2:RunInstances", "*"],
  ])("neither role may %s on %s", (action, arn) => {
    // With whatever keys the request could bring.
    const keys = {
      "iam:PermissionsBoundary": iam("policy/gatehouse-boundary"),
      "iam:PassedToService": "lambda.amazonaws.com",
    };
    expect([apply?.(action, arn, keys), plan?.(action, arn, keys)]).toEqual([false, false]);
  });

  test.each([
    ["s3:GetObject", "arn:aws:s3:::customer-data/x"],
    ["secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:555555555555:secret:x"],
    ["ssm:GetParametersByPath", "arn:aws:ssm:eu-central-1:555555555555:parameter/x"],
    ["dynamodb:Scan", "arn:aws:dynamodb:eu-central-1:555555555555:table/customers"],
    ["logs:FilterLogEvents", "arn:aws:logs:eu-central-1:555555555555:log-group:x"],
    ["sqs:ReceiveMessage", "arn:aws:sqs:eu-central-1:555555555555:x"],
    ["inspector2:ListFindings", "*"],
  ])("a plan may not %s, even with AWS's ReadOnlyAccess attached", (action, arn) => {
    const [{ templates } = { templates: undefined }] = organizations;
    if (!templates) throw new Error("no organization was read");
    const { statements } = deployedRole(templates.member, "PlanRole", "555555555555");
    const readOnlyAccess = { Sid: "ReadOnlyAccess", Effect: "Allow", Action: ["*"], Resource: ["*"] } as const;
    const context = { "aws:PrincipalAccount": "555555555555" };
    expect(allows([...statements, readOnlyAccess], action, arn, context)).toBe(false);
    expect(allows([...statements, readOnlyAccess], "s3:GetBucketPolicy", arn, context)).toBe(true);
  });
});

test.each(["member", "management"] as const)(
  "in a %s account only keys that carry the prefix, or no name yet, are changed",
  (account) => {
    const [{ templates } = { templates: undefined }] = organizations;
    if (!templates) throw new Error("no organization was read");
    const { statements } = deployedRole(templates[account], "ApplyRole", "555555555555");
    const key = "arn:aws:kms:eu-central-1:555555555555:key/1";
    const may = (alias?: string) =>
      allows(statements, "kms:PutKeyPolicy", key, alias === undefined ? {} : { "kms:ResourceAliases": alias });
    expect([may(), may("alias/gatehouse-state"), may("alias/customers")]).toEqual([true, true, false]);
  },
);

test("in the management account FullAWSAccess stays where it is attached", () => {
  const [{ templates } = { templates: undefined }] = organizations;
  if (!templates) throw new Error("no organization was read");
  const { statements } = deployedRole(templates.management, "ApplyRole", "111111111111");
  const may = (policy: string) =>
    allows(statements, "organizations:DetachPolicy", policy, { "organizations:PolicyType": "SERVICE_CONTROL_POLICY" });
  expect(may("arn:aws:organizations::111111111111:policy/o-exampleorg1/service_control_policy/p-1")).toBe(true);
  expect(may("arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess")).toBe(false);
});

test("in the management account no service is delegated that Gatehouse does not delegate", () => {
  const [{ templates } = { templates: undefined }] = organizations;
  if (!templates) throw new Error("no organization was read");
  const { statements } = deployedRole(templates.management, "ApplyRole", "111111111111");
  const may = (action: string, service: string) =>
    allows(statements, `organizations:${action}`, "*", { "organizations:ServicePrincipal": service });
  for (const action of [
    "EnableAWSServiceAccess",
    "RegisterDelegatedAdministrator",
    "DeregisterDelegatedAdministrator",
  ]) {
    expect([action, may(action, "guardduty.amazonaws.com")]).toEqual([action, true]);
    // Whoever administers these can do everything in every account.
    expect([action, may(action, "member.org.stacksets.cloudformation.amazonaws.com")]).toEqual([action, false]);
    expect([action, may(action, "sso.amazonaws.com")]).toEqual([action, false]);
  }
});

test("only services that some stack needs are written to", () => {
  const written = (of: (typeof organizations)[number]["templates"]) =>
    Object.values(of).flatMap((template) =>
      deployedRole(template, "ApplyRole", "555555555555").statements.flatMap(({ Effect, Sid, Action = [] }) =>
        Effect === "Allow" && !Sid.startsWith("Read") ? Action.map((action) => action.split(":")[0] ?? "") : [],
      ),
    );
  const needed = new Set([
    // Signing is an option of a workload, and the organization with every option has none.
    "signer",
    ...organizations.flatMap(({ stacks }) =>
      stacks.flatMap(({ json }) =>
        Object.keys(json.resource).flatMap(
          (type) => terraformCalls[type]?.writes.map((one) => one.split(":")[0]) ?? [],
        ),
      ),
    ),
  ]);
  const services = new Set(organizations.flatMap(({ templates }) => written(templates)));
  expect([...services].filter((service) => !needed.has(service))).toEqual([]);
});
