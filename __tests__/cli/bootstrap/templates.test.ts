import { join } from "node:path";
import { parse } from "yaml";
import { rolesContext } from "../../../cli/bootstrap/roles/roles-context";
import { managementTemplate, memberTemplate, templateText } from "../../../cli/bootstrap/roles/roles-template";
import { loadConfiguration } from "../../../config/load";
import { projectRoot } from "../../../config/project-root";
import { deployedRole } from "../../support/bootstrap/role-policies";

const { organization } = loadConfiguration(join(projectRoot, "config/organization.yaml"));
const context = rolesContext(organization, "o-exampleorg1");
const templates = [
  ["management", managementTemplate(context)],
  ["member", memberTemplate(context)],
] as const;
const roles = ["ApplyRole", "PlanRole"] as const;
const compact = (document: object) => JSON.stringify(document).replace(/\s/g, "").length;

describe.each(templates)("the template of the %s roles", (_, template) => {
  test("is short enough to be sent with a call", () => {
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    expect(Buffer.byteLength(templateText(template))).toBeLessThan(51_200);
  });

  test("says in YAML what it is, with every text in quotes", () => {
    expect(parse(templateText(template), { version: "1.1" })).toEqual(JSON.parse(JSON.stringify(template)));
    expect(templateText(template)).not.toMatch(/^[^"]*[&*]a\d/m);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  test.each(roles)("keeps AWS's limits for the policies of %s", (id) => {
    const { trust, own, managed } = deployedRole(template, id, "555555555555");
    expect(compact(trust)).toBeLessThanOrEqual(2_048);
    expect(own.reduce((sum, { document }) => sum + compact(document), 0)).toBeLessThanOrEqual(10_240);
    expect(managed.filter(({ document }) => compact(document) > 6_144)).toEqual([]);
    expect(managed.length).toBeLessThanOrEqual(10);
  });

  test.each(roles)("lets only the pipeline's role and break-glass roles of the organization assume %s", (id) => {
    const { trust } = deployedRole(template, id, "555555555555");
    const step = id === "ApplyRole" ? "apply" : "plan";
    const inOrganization = { "aws:PrincipalOrgID": ["o-exampleorg1"] };
    expect(trust.Statement).toEqual([
      {
        Sid: "AssumedByPipeline",
        Effect: "Allow",
        Principal: { AWS: ["arn:aws:iam::444444444444:root"] },
        Action: ["sts:AssumeRole"],
        Condition: {
          StringEquals: inOrganization,
          ArnLike: { "aws:PrincipalArn": [`arn:aws:iam::444444444444:role/gatehouse-platform-${step}`] },
        },
      },
      {
        Sid: "AssumedToBreakGlass",
        Effect: "Allow",
        Principal: { AWS: ["arn:aws:iam::111111111111:root"] },
        Action: ["sts:AssumeRole"],
        Condition: {
          StringEquals: inOrganization,
          ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::111111111111:role/break-glass"] },
        },
      },
    ]);
  });

  test("gives no session longer than AWS gives to a role that another role assumes", () => {
    for (const id of roles) expect(template.Resources[id]?.Properties).toMatchObject({ MaxSessionDuration: 3600 });
  });

  test("allows no service's every action, but those that the security account is for", () => {
    const whole = roles.flatMap((id) =>
      deployedRole(template, id, "555555555555").statements.flatMap(({ Effect, Action = [], Condition }) =>
        Effect === "Allow" && Action.some((action) => action.endsWith(":*") || action === "*")
          ? [{ Action, Condition }]
          : [],
      ),
    );
    const securityAccount = {
      Action: ["access-analyzer:*", "detective:*", "guardduty:*", "inspector2:*", "macie2:*", "securityhub:*"],
      Condition: { StringEquals: { "aws:PrincipalAccount": ["222222222222"] } },
    };
    expect(whole).toEqual(template === templates[1][1] ? [securityAccount] : []);
  });
});

test("without a break-glass role nobody but the pipeline is trusted", () => {
  const template = memberTemplate({ ...context, breakGlassRoleArns: [] });
  const { trust } = deployedRole(template, "ApplyRole", "555555555555");
  expect(trust.Statement.map(({ Sid }) => Sid)).toEqual(["AssumedByPipeline"]);
});

/** Statements on every resource, each with the reason why it names none. */
const unscoped: Readonly<Record<string, string>> = {
  ReadConfiguration: "listings have no resource, and a plan must see what it did not make",
  ManageUnnamedResources: "AWS invents the ids; linking telemetry is authorized on every resource alone",
  SetUpAccount: "settings of the account or the region have no ARN",
  ManageKeys: "a key has neither name nor alias when it is made",
  ManageConfig: "recorder and channel have no ARN that is known before",
  AdministerSecurityServices: "the security account is for these services, and none of their resources has a name",
  ManageOwnServices: "AWS invents the ids of hub and detector",
  ManageProtection: "AWS invents a policy's id, and a condition names the kind",
  DelegateAdministration: "whose administrator it is stands in the request, and a condition names the services",
};

test("only statements with a written reason allow every resource", () => {
  const wide = templates.flatMap(([, template]) =>
    roles.flatMap((id) =>
      deployedRole(template, id, "555555555555").statements.flatMap(({ Sid, Effect, Resource = [] }) =>
        Effect === "Allow" && Resource.includes("*") ? [Sid] : [],
      ),
    ),
  );
  expect([...new Set(wide)].sort()).toEqual(Object.keys(unscoped).sort());
});
