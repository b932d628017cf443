import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolesContext } from "../../cli/bootstrap/roles/roles-context";
import { managementTemplate, memberTemplate, templateText } from "../../cli/bootstrap/roles/roles-template";
import { ensureTool } from "../../cli/tools/ensure-tool";
import { execute } from "../../cli/tools/execute";
import { loadConfiguration } from "../../config/load";
import { projectRoot } from "../../config/project-root";
import { deployedRole } from "../support/bootstrap/role-policies";
import { runPython } from "../support/run-python";
import { scratchFolder } from "../support/scratch";

const { organization } = loadConfiguration(join(projectRoot, "config/organization.yaml"));
const context = rolesContext(organization, "o-exampleorg1");
const templates = { management: managementTemplate(context), member: memberTemplate(context) };
const folder = scratchFolder();
const files = Object.entries(templates).map(([name, template]) => {
  const file = join(folder, `${name}-roles.yaml`);
  writeFileSync(file, templateText(template));
  return file;
});
const progress = (line: string) => process.stderr.write(`${line}\n`);

test("cfn-lint finds nothing in the templates", async () => {
  const { dir } = await ensureTool("cfn-lint", progress);
  const lint = () =>
    execFileSync(join(dir, "bin", "cfn-lint"), ["--format", "parseable", ...files], { encoding: "utf8" });
  expect(lint()).toBe("");
});

interface CheckovReport {
  readonly results: Readonly<
    Record<
      "failed_checks" | "skipped_checks" | "passed_checks",
      readonly { check_id: string; resource: string; check_result: { suppress_comment?: string } }[]
    >
  >;
}

test("Checkov finds nothing without a written reason, which stands in the template", async () => {
  const { dir } = await ensureTool("checkov", progress);
  const { stdout } = await execute(
    join(dir, "bin", "python"),
    [
      "-I",
      join(projectRoot, "scan-config/checkov/run.py"),
      "--directory",
      folder,
      "--framework",
      "cloudformation",
      "--output",
      "json",
      "--skip-download",
    ],
    { cwd: folder, environment: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder } },
  );
  const { results } = JSON.parse(stdout) as CheckovReport;
  expect(results.failed_checks.map(({ check_id, resource }) => `${check_id} ${resource}`)).toEqual([]);
  expect(results.passed_checks.length).toBeGreaterThan(30);
  const skipped = results.skipped_checks.map(({ check_id }) => check_id);
  expect([...new Set(skipped)].sort()).toEqual(["CKV_AWS_109", "CKV_AWS_111", "CKV_AWS_61"]);
  for (const { check_result } of results.skipped_checks) expect(check_result.suppress_comment).toMatch(/\w{3,} \w+/);
});

describe("the policies of the roles", () => {
  interface LintFinding {
    readonly where: string;
    readonly sid: string;
    readonly issue: string;
    readonly detail: string;
  }

  const policies = Object.entries(templates).flatMap(([account, template]) =>
    (["ApplyRole", "PlanRole"] as const).flatMap((id) => {
      const { own, managed } = deployedRole(template, id, "555555555555");
      return [...own, ...managed].map(({ where, document }) => ({ where: `${account} ${where}`, document }));
    }),
  );

  /** By issue: what the linter means, and why it is right here. */
  const exceptions: Readonly<Record<string, string>> = {
    RESOURCE_STAR:
      "__tests__/cli/bootstrap/templates.test.ts holds every such statement with its reason, denials aside",
    MISMATCHED_TYPE_BUT_USABLE: "AWS's own examples compare the boundary's ARN as text: one ARN, no pattern",
    UNKNOWN_CONDITION_FOR_ACTION:
      "kms:ResourceAliases is a key's own: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html",
    INVALID_ARN: "AWS's own service control policy has no account in its ARN, but aws",
    RESOURCE_POLICY_PRIVILEGE_ESCALATION:
      "whoever sets up a bucket can let itself in; the policies are in the plan that is reviewed, and ACLs are off",
  };

  test("hold no error that the policy linter knows", async () => {
    expect(policies).toHaveLength(7);
    const answer = await runPython(
      "parliament",
      "__tests__/support/parliament/lint_policies.py",
      // The linter reads a condition's one value only where it is no list.
      JSON.stringify(policies).replace(/"(Bool|Null)":\{"([^"]+)":\["(\w+)"\]\}/g, '"$1":{"$2":"$3"}'),
    );
    const findings = JSON.parse(answer) as LintFinding[];
    expect(findings.filter(({ issue }) => exceptions[issue] === undefined)).toEqual([]);
    const unknown = findings.filter(({ issue }) => issue === "UNKNOWN_CONDITION_FOR_ACTION");
    expect(unknown.filter(({ detail }) => !detail.includes("kms:ResourceAliases"))).toEqual([]);
    expect(findings.filter(({ issue }) => issue === "INVALID_ARN").map(({ sid }) => sid)).toEqual(["KeepFullAccess"]);
    expect(Object.keys(exceptions).filter((issue) => !findings.some((finding) => finding.issue === issue))).toEqual([]);
  });

  test("let a plan do nothing that AWS counts as more than a read, but lock a state", async () => {
    const plan = policies.filter(({ where }) => where.endsWith("PlanRole"));
    const answer = await runPython(
      "parliament",
      "__tests__/support/parliament/access_levels.py",
      JSON.stringify(plan.flatMap(({ document }) => document.Statement.filter(({ Effect }) => Effect === "Allow"))),
    );
    const beyond = JSON.parse(answer) as { readonly sid: string; readonly action: string; readonly level: string }[];
    expect(beyond.length).toBeGreaterThan(0);
    expect([...new Set(beyond.map(({ sid, action }) => `${sid}: ${action}`))].sort()).toEqual([
      "LockState: s3:DeleteObject",
      "LockState: s3:PutObject",
      "UseStateKey: kms:Decrypt",
      "UseStateKey: kms:GenerateDataKey",
    ]);
  });
});
