import { ExampleOrganization } from "../contract/stacks";
import { renderedPolicies } from "../support/rendered-policies";
import { runPython } from "../support/run-python";

interface LintFinding {
  readonly where: string;
  /** Empty where it is about several statements. */
  readonly sid: string;
  readonly issue: string;
  readonly detail: string;
}

interface Exception {
  readonly issue: string;
  /** @default any statement */
  readonly sids?: RegExp;
  /** @default any detail */
  readonly detail?: RegExp;
  readonly reason: string;
}

const exceptions: readonly Exception[] = [
  {
    issue: "RESOURCE_STAR",
    reason: "__tests__/contract/permissions.test.ts holds every such statement with its reason, denials aside",
  },
  {
    issue: "MALFORMED",
    sids: /^AssumedBy/,
    detail: /neither Resource nor NotResource/,
    reason: "a trust policy is of its role alone, and the linter does not know one from another policy",
  },
  {
    issue: "UNKNOWN_CONDITION_FOR_ACTION",
    detail: /aws:SourceOrgID/,
    reason: "a global key that is younger than both of the linter's lists",
  },
  {
    issue: "UNKNOWN_CONDITION_FOR_ACTION",
    sids: /^(Keep|Leave)OwnKeys$/,
    detail: /kms:ResourceAliases/,
    reason:
      "a key of the resource, which AWS lists by no action; with a call that is about no key it is absent and denies nothing",
  },
  {
    issue: "UNKNOWN_CONDITION_FOR_ACTION",
    sids: /^EncryptLogs$/,
    detail: /for action kms:DescribeKey/,
    reason:
      "AWS's own policy for CloudWatch Logs; describing a key sends no encryption context, and nobody needs it to",
  },
  {
    issue: "MISMATCHED_TYPE",
    sids: /^(EncryptLogs|EncryptTrail)$/,
    detail: /ArnLike/,
    reason: "an encryption context is text, and these hold ARNs: AWS's own policies compare them as such",
  },
  {
    issue: "MISMATCHED_TYPE_BUT_USABLE",
    sids: /^OnlyBoundedRoles$/,
    reason: "AWS's own examples compare iam:PermissionsBoundary as text: one ARN, no pattern",
  },
];

const isExcepted =
  ({ issue, sid, detail }: LintFinding) =>
  (exception: Exception) =>
    exception.issue === issue && (exception.sids?.test(sid) ?? true) && (exception.detail?.test(detail) ?? true);

const policies = new ExampleOrganization().stacks.flatMap(renderedPolicies);
let findings: readonly LintFinding[];

beforeAll(async () => {
  const answer = await runPython(
    "parliament",
    "__tests__/support/parliament/lint_policies.py",
    JSON.stringify(policies),
  );
  findings = JSON.parse(answer) as readonly LintFinding[];
});

test("the linter finds nothing in any policy of any stack without a written reason", () => {
  expect(policies.length).toBeGreaterThan(150);
  expect(findings.filter((finding) => !exceptions.some(isExcepted(finding)))).toEqual([]);
});

test("every reason is needed", () => {
  expect(exceptions.filter((exception) => !findings.some((finding) => isExcepted(finding)(exception)))).toEqual([]);
});

test.each([
  ["an action that does not exist", { Action: "s3:GetObjekt" }, "UNKNOWN_ACTION"],
  ["a resource of another service", { Resource: "arn:aws:sqs:eu-central-1:555555555555:q" }, "RESOURCE_MISMATCH"],
  [
    "a condition that the action does not have",
    { Condition: { Null: { "codebuild:source.buildspec": "true" } } },
    "UNKNOWN_CONDITION_FOR_ACTION",
  ],
])("the linter does find %s", async (_what, change, issue) => {
  const statement = { Sid: "S", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*", ...change };
  const flawed = [{ where: "test", document: { Version: "2012-10-17", Statement: [statement] } }];
  const answer = await runPython("parliament", "__tests__/support/parliament/lint_policies.py", JSON.stringify(flawed));
  expect((JSON.parse(answer) as LintFinding[]).map((finding) => finding.issue)).toEqual([issue]);
});
