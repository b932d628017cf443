import { organizationProtectionSchema } from "../../../config/services/organization-protection";
import { sectionProblems } from "../../support/section-problems";

test("without a word nobody is bound", () => {
  expect(organizationProtectionSchema.parse({})).toEqual({ attachTo: [], breakGlassRoles: [], denyRootUser: true });
});

test.each(["/", "/Workloads", "/Workloads/Production", "/Suspended"])("a policy can bind %s", (unit) => {
  expect(sectionProblems(`organizationProtection: { attachTo: ["${unit}"] }`)).toEqual([]);
});

test.each([
  "arn:aws:iam::*:role/break-glass",
  "arn:aws:iam::666666666666:role/operations/emergency-*",
  "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_BreakGlass_*",
  "arn:aws:iam::*:role/AWSControlTowerExecution",
])("%s can be left out", (role) => {
  expect(sectionProblems(`organizationProtection: { breakGlassRoles: ["${role}"] }`)).toEqual([]);
});

const attached = (unit: string) => `organizationProtection:\n  attachTo:\n    - ${unit}`;
const leftOut = (role: string) => `organizationProtection:\n  breakGlassRoles:\n    - "${role}"`;
const role = "3:7: organizationProtection.breakGlassRoles[0]: ";

test.each<[string, string, string]>([
  [
    "a misspelt unit",
    attached("/Workload"),
    '3:7: organizationProtection.attachTo[0]: no account is in /Workload or below (did you mean "/Workloads"?): use one of /, /Infrastructure, /Security, /Suspended, /Workloads, /Workloads/Production, /Workloads/Staging',
  ],
  ["a unit without its slash", attached("Workloads"), "no account is in Workloads or below"],
  ["a unit's id", attached("ou-exam-workload"), "no account is in ou-exam-workload or below"],
  [
    "a unit twice",
    `${attached("/Security")}\n    - /Security`,
    "4:7: organizationProtection.attachTo[1]: /Security is named twice",
  ],
  ["every role", leftOut("*"), `${role}must be the ARN of a role, in which * stands for`],
  ["every role of every account", leftOut("arn:aws:iam::*:role/*"), `${role}must be the ARN of a role`],
  ["every role by its end", leftOut("arn:aws:iam::*:role/*-admin"), `${role}must be the ARN of a role`],
  ["every role below a path", leftOut("arn:aws:iam::*:role/admin/*"), `${role}must be the ARN of a role`],
  ["nearly every role", leftOut("arn:aws:iam::*:role/a*"), `${role}must be the ARN of a role`],
  ["a user", leftOut("arn:aws:iam::*:user/break-glass"), `${role}must be the ARN of a role`],
  ["a session", leftOut("arn:aws:sts::*:assumed-role/break-glass/me"), `${role}must be the ARN of a role`],
  ["another partition", leftOut("arn:aws-cn:iam::*:role/break-glass"), `${role}must be the ARN of a role`],
  [
    "an unknown account",
    leftOut("arn:aws:iam::999999999999:role/break-glass"),
    `${role}999999999999 is not among the accounts`,
  ],
  [
    "the management account",
    leftOut("arn:aws:iam::111111111111:role/break-glass"),
    `${role}111111111111 is the management account, which no service control policy binds`,
  ],
  [
    "Gatehouse's own roles",
    leftOut("arn:aws:iam::*:role/gatehouse-*"),
    `${role}"gatehouse-*" begins like Gatehouse's own roles, which must stay bound: name another`,
  ],
  [
    "more patterns than a policy holds",
    `organizationProtection:\n  breakGlassRoles: [${Array.from({ length: 6 }, (_, index) => `"arn:aws:iam::*:role/role-${index}"`).join(", ")}]`,
    "2:3: organizationProtection.breakGlassRoles: must name five patterns at most",
  ],
])("%s is refused where it stands", (_, section, expected) => {
  expect(sectionProblems(section)).toEqual([expect.stringContaining(expected)]);
});
