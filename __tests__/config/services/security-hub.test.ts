import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../config/project-root";
import { organizationRules } from "../../../config/rules";
import { organizationSchema } from "../../../config/schema";
import { securityHubSchema } from "../../../config/services/security-hub";
import { formatProblem, readYaml } from "../../../config/yaml-document";
import { problems } from "../../support/security-hub-problems";

const example = readFileSync(join(projectRoot, "config/organization.yaml"), "utf8");

test("without a word there is one policy, of AWS's own best practices", () => {
  expect(securityHubSchema.parse({})).toMatchObject({
    defaultPolicy: { standards: ["foundational-security-best-practices"], disabledControls: [], parameters: {} },
    policies: [],
    automationRules: [],
    insights: [],
    actionTargets: [],
    productSubscriptions: [],
  });
});

test("says where each mistake stands, to the column", () => {
  const broken = example
    .replace("cis-aws-foundations-benchmark-3.0.0]", "cis]")
    .replace("organizationalUnits: [/Workloads/Staging]", "organizationalUnits: [/Workloads/Stagging]")
    .replace("{ int: 30 }", "{ int: 3.5 }")
    .replace("ComplianceSecurityControlId:", "ComplianceControlId:");
  const file = "organization.yaml";
  const lines = broken.split("\n");
  const at = (words: string, part = words) => {
    const line = lines.findIndex((candidate) => candidate.includes(words));
    return `${file}:${line + 1}:${(lines[line]?.indexOf(part) ?? 0) + 1}: `;
  };

  const told = readYaml(broken, file, organizationSchema, organizationRules).problems.map(formatProblem);

  expect(told).toEqual([
    expect.stringContaining(`${at("standards:", "cis]")}securityHub.policies[0].standards[1]: must be one of`),
    expect.stringContaining(
      `${at("int: 3.5")}securityHub.policies[0].parameters.RDS.11.backupRetentionMinimum.int: must be of type int`,
    ),
    expect.stringContaining(
      `${at("/Workloads/Stagging")}securityHub.policies[1].organizationalUnits[0]: "/Workloads/Stagging" is no`,
    ),
    expect.stringContaining(`${at("ComplianceControlId")}securityHub.automationRules[0].criteria.ComplianceControlId`),
  ]);
});

test("reads what it can where the section is nonsense", () => {
  expect(problems("on")).toEqual([expect.stringContaining("securityHub: must be of type object")]);
  expect(problems({ policies: 7, automationRules: [3], insights: [null] })).toEqual(
    expect.arrayContaining([expect.stringContaining("securityHub.policies: must be of type array")]),
  );
});
