import { misconfigurationReader } from "../../../../../lambdas/normalizer/parsers/trivy/misconfiguration";
import { arrayEntries } from "../../../../../lambdas/shared/json-document/entries";
import { fixture } from "../../../../support/reports";

const check = (rule: string, CauseMetadata: object) => ({ ID: rule, Title: "t", Severity: "LOW", CauseMetadata });
const lines = (...contents: string[]) => ({ Code: { Lines: contents.map((Content) => ({ Content })) } });
const traced = lines('"logs": {', '"//": {', '"metadata": {', '"path": "shop/logs",', '"uniqueId": "logs"', "}");
const attribute = lines('"logs": {', "", '"acl": "public-read"', "", "}");
const named = (checks: readonly object[], Target = "cdk.tf.json") => {
  const entries = arrayEntries(checks);
  const outcomes = Array.from(entries, misconfigurationReader(entries, { Target }, { results: [] }));
  return outcomes.flatMap((outcome) =>
    outcome && "class" in outcome && outcome.class === "misconfiguration" ? [[outcome.resource, outcome.address]] : [],
  );
};

test("what one check shows of a resource's construct counts for all of its checks", () => {
  const Resource = "aws_s3_bucket.logs";
  const entries = [check("AWS-0092", { Resource, ...attribute }), check("AWS-0089", { Resource, ...traced })];
  expect(named(entries).map(([resource]) => resource)).toEqual(["shop/logs", "shop/logs"]);
});

test("the name for the identity does not depend on other findings", () => {
  const other = check("AWS-0089", { Resource: "aws_s3_bucket.logs", ...traced });
  const one = check("AWS-0092", { Resource: "aws_s3_bucket.logs", ...attribute });
  expect([named([one])[0], named([one, other])[0]]).toEqual([
    ["aws_s3_bucket.logs", "aws_s3_bucket.logs"],
    ["shop/logs", "aws_s3_bucket.logs"],
  ]);
});

test("instances are their block", () => {
  const entries = [0, 1].map((key) => check("AWS-0026", { Resource: `aws_s3_bucket.logs[${key}]`, ...traced }));
  expect(named(entries)).toEqual(Array(2).fill(["shop/logs", "aws_s3_bucket.logs"]));
});

test("a resource with another logical id than the quoted one is not of its construct", () => {
  expect(named([check("AWS-0026", { Resource: "aws_s3_bucket.other", ...traced })])[0]?.[0]).toBe(
    "aws_s3_bucket.other",
  );
});

describe("a resource in a module has the address that Checkov gives it", () => {
  const header = lines('resource "aws_ebs_volume" "v" {', "count = 2");
  const call = (Resource: string) => ({ Resource, Filename: "main.tf" });

  test.each([
    ["one module", "module.m", [call("module.m")], "module.m.aws_ebs_volume.v"],
    [
      "modules in modules",
      'module.m["a.b"]',
      [call("module.n"), call('module.m["a.b"]')],
      'module.m["a.b"].module.n.aws_ebs_volume.v',
    ],
    [
      "a cause that is part of the resource",
      "module.m",
      [call("aws_ebs_volume.v"), call("module.m")],
      "module.m.aws_ebs_volume.v",
    ],
    ["no calls", "module.m", undefined, "module.m.aws_ebs_volume.v"],
    ["a full address", "module.m.aws_ebs_volume.v[0]", [call("module.m")], "module.m.aws_ebs_volume.v"],
    ["odd calls", "module.m", [null, 7, { Resource: 3 }], "module.m.aws_ebs_volume.v"],
  ])("%s", (_name, Resource, Occurrences, address) => {
    expect(named([check("AWS-0026", { Resource, Occurrences, ...header })], "m/main.tf")).toEqual([[address, address]]);
  });

  test("the module where the block is not quoted", () => {
    expect(named([check("AWS-0026", { Resource: "module.m" })])[0]?.[0]).toBe("module.m");
  });
});

test("every check of a real report on CDKTF's Terraform names a construct, but of a resource that is quoted nowhere", () => {
  const report = JSON.parse(fixture("trivy/derived--trivy-cdktf-names.json").toString());
  const results: { Target: string; Misconfigurations?: object[] }[] = report.Results;
  const resources = results.flatMap(({ Target, Misconfigurations = [] }) => named(Misconfigurations, Target));
  const untraced = resources.filter(([resource, address]) => resource === address);
  expect(resources).toHaveLength(49);
  expect(new Set(untraced.map(([resource]) => resource))).toEqual(new Set(["aws_s3_bucket_public_access_block.open"]));
});
