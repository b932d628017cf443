import { templateProblems } from "../../../config/compliance/template-problems";

const rule = {
  Type: "AWS::Config::ConfigRule",
  Properties: { Source: { Owner: "AWS", SourceIdentifier: "SECURITYHUB_ENABLED" } },
};
const problemsOf = (template: unknown, given: string[] = []) => templateProblems(JSON.stringify(template), given);

test("reads YAML with CloudFormation's tags", () => {
  const text = `
Parameters: { Days: { Type: String } }
Resources:
  Keys:
    Type: AWS::Config::ConfigRule
    Properties:
      Description: !Sub "in \${AWS::Region}"
      Source: { Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED }
      InputParameters: { maxAccessKeyAge: !Ref Days }
`;
  expect(templateProblems(text, ["Days"])).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  ["a list", [], ["must be a CloudFormation template whose Resources each have a Type"]],
  ["no resources", {}, ["must be a CloudFormation template whose Resources each have a Type"]],
  ["a resource without a type", { Resources: { A: {} } }, [expect.stringMatching(/each have a Type/)]],
  ["no rule", { Resources: {} }, ["must hold at least one AWS::Config::ConfigRule"]],
  [
    "a resource that a pack cannot hold",
    { Resources: { Rule: rule, Bucket: { Type: "AWS::S3::Bucket" } } },
    [
      "Resources.Bucket is of type AWS::S3::Bucket: a pack may hold AWS::Config::ConfigRule and AWS::Config::RemediationConfiguration",
    ],
  ],
  [
    "more rules than AWS takes",
    { Resources: Object.fromEntries(Array.from({ length: 131 }, (_, index) => [`R${index}`, rule])) },
    ["holds 131 rules: AWS Config allows 130 in a pack"],
  ],
  [
    "a parameter that nobody gives",
    { Parameters: { Days: { Type: "String" } }, Resources: { Rule: rule } },
    ["its parameter Days has no default: give it under parameters"],
  ],
])("tells of %s", (_what, template, expected) => {
  expect(problemsOf(template)).toEqual(expected);
});

test("tells which parameter was probably meant", () => {
  const template = { Parameters: { Days: { Type: "String", Default: "7" } }, Resources: { Rule: rule } };
  expect(problemsOf(template, ["Day"])).toEqual([
    'has no parameter Day (did you mean "Days"?): its parameters are Days',
  ]);
});

test("tells where YAML is broken, and reads no further", () => {
  expect(templateProblems("Resources: {", [])).toEqual([expect.stringMatching(/flow|end/i)]);
});

test("a rule of the organization's own function is not looked up among AWS's", () => {
  const own = {
    Type: rule.Type,
    Properties: { Source: { Owner: "CUSTOM_LAMBDA", SourceIdentifier: "arn:aws:lambda:x" } },
  };
  expect(problemsOf({ Resources: { Own: own } })).toEqual([]);
});
