import { expirySentences, judgeTerraform } from "../../../../cli/preview/terraform-scan/judge";
import type { StackResource } from "../../../../cli/preview/terraform-scan/stack-resources";
import { now } from "../../../support/runs";
import { constructWaiver, stackResource } from "../../../support/stack-resources";

const check = (rule: string, stack = "one", resource = "aws_s3_bucket.logs") => ({
  rule,
  name: "a name",
  stack,
  resource,
});
type Check = ReturnType<typeof check>;

const passed = [check("CKV_AWS_19")];
const waiver = constructWaiver();
const waived = stackResource({ waivers: [waiver] });
const longest = () => 365;

const judge = (
  failed: readonly Check[],
  resources: readonly StackResource[],
  stacks = ["one"],
  unread: string[] = [],
) => judgeTerraform({ passed, failed, unread }, stacks, resources, { longest, now });

test("a failed check of a resource that carries a waiver of it is waived", () => {
  const failed = [check("CKV_AWS_18")];
  expect(judge(failed, [waived])).toEqual({
    passed: 1,
    waived: [{ ...failed[0], path: "one/logs/Default", ...waiver }],
    expired: [],
    problems: [],
  });
});

test.each<[string, Check, string]>([
  ["of another rule", check("CKV_AWS_20"), "one/logs/Default"],
  ["of another resource of the same stack", check("CKV_AWS_18", "one", "aws_s3_bucket.source"), "one/source/Default"],
  ["of the same resource of another stack", check("CKV_AWS_18", "two"), "two/logs/Default"],
  ["of a data source with that id", check("CKV_AWS_18", "one", "data.logs"), "one/data.logs"],
  ["of a provider", check("CKV_AWS_41", "one", "provider.aws"), "one/provider.aws"],
])("a check %s is a problem that names the construct and its file", (_, failure, path) => {
  const resources = [waived, stackResource({ id: "source" }), stackResource({ stack: "two" })];
  const { problems } = judge([check("CKV_AWS_18"), failure], resources);
  expect(problems).toEqual([
    `${failure.rule} (a name) fails in ${path} (stacks/${failure.stack}/cdk.tf.json): mend it, or waive the check beside the resource (docs/waivers.md)`,
  ]);
});

test("a rule that fails in many stacks is one line", () => {
  const stacks = ["a", "b", "c", "d", "e"];
  const { problems } = judge(
    stacks.map((stack) => check("CKV_AWS_20", stack)),
    stacks.map((stack) => stackResource({ stack })),
  );
  expect(problems).toEqual([
    expect.stringContaining(
      "fails in a/logs/Default (stacks/a/cdk.tf.json), b/logs/Default (stacks/b/cdk.tf.json), c/logs/Default (stacks/c/cdk.tf.json) and 2 more: ",
    ),
  ]);
});

describe("a waiver's end", () => {
  const until = (expires: string) =>
    judge([check("CKV_AWS_18")], [stackResource({ waivers: [{ ...waiver, expires }] })]);

  test.each([
    ["2026-06-02", 1, 0],
    ["2026-06-01", 0, 1],
    ["2026-05-31", 0, 1],
  ])("%s", (expires, active, ended) => {
    const { waived, expired, problems } = until(expires);
    expect([waived.length, expired.length, problems]).toEqual([active, ended, []]);
  });

  test("is told once for all stacks, with who has to act", () => {
    const ended = { ...waiver, expires: "2026-05-30" };
    const resources = ["one", "two"].map((stack) => stackResource({ stack, waivers: [ended] }));
    const judged = judge([check("CKV_AWS_18"), check("CKV_AWS_18", "two")], resources);
    expect(expirySentences(judged)).toEqual([
      "the waiver of CKV_AWS_18 for one/logs/Default (stacks/one/cdk.tf.json), two/logs/Default (stacks/two/cdk.tf.json) expired on 2026-05-30: platform-team mends it, or agrees on another end",
    ]);
  });

  test("may be no further away than the severity of the rule allows", () => {
    const resources = [stackResource({ waivers: [{ ...waiver, expires: "2026-09-01" }] })];
    const rules = { now, longest: (rule: string) => (rule === "CKV_AWS_18" ? 90 : 365) };
    const { problems } = judgeTerraform(
      { passed, failed: [check("CKV_AWS_18")], unread: [] },
      ["one"],
      resources,
      rules,
    );
    expect(problems).toEqual([
      "CKV_AWS_18 is waived for one/logs/Default (stacks/one/cdk.tf.json) until 2026-09-01, but for 90 days at most: scan-config/gate-policy.yaml, waivers.maximumDays",
    ]);
    const inTime = [stackResource({ waivers: [{ ...waiver, expires: "2026-08-30" }] })];
    expect(
      judgeTerraform({ passed, failed: [check("CKV_AWS_18")], unread: [] }, ["one"], inTime, rules).problems,
    ).toEqual([]);
  });
});

describe("a waiver that nothing needs", () => {
  test("is a problem", () => {
    expect(judge([], [waived]).problems).toEqual([
      "CKV_AWS_18 is waived for one/logs/Default (stacks/one/cdk.tf.json), but does not fail there: take the waiver out",
    ]);
  });

  test("is none where the same construct of another stack needs it: one statement makes both", () => {
    const other = stackResource({ stack: "two", waivers: [waiver] });
    expect(judge([check("CKV_AWS_18", "two")], [waived, other]).problems).toEqual([]);
  });

  test("is one where only another construct needs it", () => {
    const other = stackResource({ id: "source", waivers: [waiver] });
    expect(judge([check("CKV_AWS_18", "one", "aws_s3_bucket.source")], [waived, other]).problems).toHaveLength(1);
  });
});

describe("a stack of which Checkov reports neither passed nor failed checks", () => {
  const told = (stack: string, why = "") =>
    `stack ${stack}: Checkov reports neither passed nor failed checks of stacks/${stack}/cdk.tf.json${why}: it skips a file that is no JSON or holds import, moved or terraform.required_version`;

  test("is a problem, also where Checkov does not say that it could not read it", () => {
    expect(judge([], [], ["one", "two", "three"], ["two"]).problems).toEqual([
      told("two", ", which it could not read"),
      told("three"),
    ]);
  });

  test("is not one with failed checks only", () => {
    const two = stackResource({ stack: "two", waivers: [waiver] });
    expect(judge([check("CKV_AWS_18", "two")], [two], ["one", "two"]).problems).toEqual([]);
  });

  test("every stack is a problem of an empty report", () => {
    const { problems } = judgeTerraform({ passed: [], failed: [], unread: [] }, ["one", "two"], [], { longest, now });
    expect(problems).toEqual([told("one"), told("two")]);
  });
});
