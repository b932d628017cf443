import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { ConfigurationError, loadConfiguration } from "../../config/load";
import { projectRoot } from "../../config/project-root";
import { scratchFolder } from "../support/scratch";

const read = (name: string) => readFileSync(join(projectRoot, "config", name), "utf8");

function problemsOf(terraform: object): string[] {
  const document = parseDocument(read("organization.yaml"));
  document.set("terraform", terraform);
  const folder = scratchFolder({
    "organization.yaml": document.toString(),
    "organization.lock.yaml": read("organization.lock.yaml"),
  });
  try {
    loadConfiguration(join(folder, "organization.yaml"));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map(({ path, message }) => `${path}: ${message}`);
  }
}

test("every account gets its roles, and nobody is a break-glass role, unless the file says so", () => {
  const { organization } = loadConfiguration(join(projectRoot, "__tests__/organizations/every-option.yaml"));
  expect(organization.terraform.organizationalUnits).toEqual(["/Security", "/Workloads"]);
  expect(problemsOf({})).toEqual([]);
});

test.each<[string, object, string]>([
  [
    "one name for both roles, whatever its case",
    { roleName: "terraform", planRoleName: "Terraform" },
    'terraform.planRoleName: "Terraform" is the roleName, too: planning and applying must be two roles',
  ],
  [
    "a break-glass role of an account that is none of the organization's",
    { breakGlassRoleArns: ["arn:aws:iam::999999999999:role/break-glass"] },
    "terraform.breakGlassRoleArns[0]: account 999999999999 is none of the organization's: the roles trust nobody outside of it",
  ],
  [
    "any role as a break-glass role",
    { breakGlassRoleArns: ["arn:aws:iam::111111111111:role/*"] },
    'terraform.breakGlassRoleArns[0]: must be the ARN of a role, e.g. "arn:aws:iam::111111111111:role/break-glass"; only one of IAM Identity Center, below aws-reserved/sso.amazonaws.com/, may end in *, as nobody else can make a role there (found "arn:aws:iam::111111111111:role/*")',
  ],
  [
    "a break-glass role that is Gatehouse's own",
    { breakGlassRoleArns: ["arn:aws:iam::444444444444:role/gatehouse-platform-synth"] },
    "terraform.breakGlassRoleArns[0]: \"gatehouse-platform-synth\" is like Gatehouse's own roles, which are Terraform's two and begin with gatehouse-: name another",
  ],
  [
    "a break-glass role that is Terraform's own, under another name",
    { roleName: "terraform", breakGlassRoleArns: ["arn:aws:iam::444444444444:role/terraform"] },
    "terraform.breakGlassRoleArns[0]: \"terraform\" is like Gatehouse's own roles, which are Terraform's two and begin with gatehouse-: name another",
  ],
  [
    "a pattern that a developer could make a role for",
    { breakGlassRoleArns: ["arn:aws:iam::444444444444:role/break-glass*"] },
    'terraform.breakGlassRoleArns[0]: must be the ARN of a role, e.g. "arn:aws:iam::111111111111:role/break-glass"; only one of IAM Identity Center, below aws-reserved/sso.amazonaws.com/, may end in *, as nobody else can make a role there (found "arn:aws:iam::444444444444:role/break-glass*")',
  ],
  [
    "a person's user",
    { breakGlassRoleArns: ["arn:aws:iam::111111111111:user/root"] },
    'terraform.breakGlassRoleArns[0]: must be the ARN of a role, e.g. "arn:aws:iam::111111111111:role/break-glass"; only one of IAM Identity Center, below aws-reserved/sso.amazonaws.com/, may end in *, as nobody else can make a role there (found "arn:aws:iam::111111111111:user/root")',
  ],
  [
    "units that leave out an active account",
    { organizationalUnits: ["/Security", "/Workloads", "/Infra"] },
    'accounts[3].organizationalUnit: "deployment" would have no role for Terraform: terraform.organizationalUnits names only /Security, /Workloads, /Infra',
  ],
  [
    "no unit",
    { organizationalUnits: [] },
    "terraform.organizationalUnits: must name at least one unit (found a list of 0)",
  ],
  [
    "a unit that is no path",
    { organizationalUnits: ["/", "Workloads"] },
    'terraform.organizationalUnits[1]: must be a path below the root, e.g. "/Workloads/Production", or "/" for the root (found "Workloads")',
  ],
])("%s is refused", (_, terraform, problem) => {
  expect(problemsOf(terraform)).toContain(problem);
});
