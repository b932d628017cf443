import { inspectorResourceTypes, inspectorSchema } from "../../../config/services/inspector";
import { type Change, problemsAfter } from "../../support/organization-problems";

const types = (value: unknown): Change => [["inspector", "resourceTypes"], value];
const excluding = (...names: string[]): Change => [["inspector", "excludedAccounts"], names];

test("by default packages are scanned and code is not, in every region", () => {
  const settings = inspectorSchema.parse({});
  expect(inspectorResourceTypes(settings, "eu-central-2")).toEqual(["EC2", "ECR", "LAMBDA"]);
});

test("a region differs where it says so", () => {
  const settings = inspectorSchema.parse({
    resourceTypes: { ECR: { regions: { "eu-west-1": false } }, LAMBDA_CODE: { enabled: true } },
  });
  expect(inspectorResourceTypes(settings, "eu-west-1")).toEqual(["EC2", "LAMBDA", "LAMBDA_CODE"]);
  expect(inspectorResourceTypes(settings, "us-east-1")).toEqual(["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"]);
});

test("what a region lacks is never left out silently: the sentence says what to write", () => {
  const governing: Change = [["regions"], ["eu-central-1", "us-east-1", "eu-central-2"]];
  expect(problemsAfter(governing)).toEqual([
    expect.stringMatching(
      /^\d+:5: inspector\.resourceTypes\.LAMBDA_CODE: eu-central-2 has no Inspector scanning of Lambda code: write inspector\.resourceTypes\.LAMBDA_CODE\.regions: {eu-central-2: false}$/,
    ),
  ]);
  expect(
    problemsAfter(governing, types({ LAMBDA_CODE: { enabled: true, regions: { "eu-central-2": false } } })),
  ).toEqual([]);
  expect(problemsAfter(governing, types({ LAMBDA_CODE: { regions: { "eu-central-2": true } } }))).toEqual([
    expect.stringContaining("LAMBDA_CODE.regions.eu-central-2: eu-central-2 has no Inspector scanning of Lambda code"),
  ]);
});

test.each<[string, Change, string]>([
  [
    "code without functions",
    types({ LAMBDA: { regions: { "eu-west-1": false } }, LAMBDA_CODE: { enabled: true } }),
    "inspector.resourceTypes.LAMBDA_CODE: is on in eu-west-1 without LAMBDA, which it needs",
  ],
  ["an unknown type", types({ CODE_REPOSITORY: { enabled: true } }), "resourceTypes.CODE_REPOSITORY: unknown key"],
  ["a word for a switch", types({ EC2: { enabled: "yes" } }), "resourceTypes.EC2.enabled: must be of type boolean"],
  [
    "an unknown account",
    excluding("nobody"),
    'inspector.excludedAccounts[0]: "nobody" is no member account: use one of log-',
  ],
  ["the administrator", excluding("security"), 'inspector.excludedAccounts[0]: "security" is no member account'],
  ["an account named twice", excluding("deployment", "deployment"), 'excludedAccounts[1]: "deployment" is named twice'],
])("%s is refused", (_what, change, message) => {
  expect(problemsAfter(change)).toEqual([expect.stringContaining(message)]);
});

test("what is wrong with one type hides nothing of the others", () => {
  expect(problemsAfter(types({ EC2: true, LAMBDA: { enabled: false }, LAMBDA_CODE: { enabled: true } }))).toEqual([
    expect.stringContaining("resourceTypes.EC2: must be of type object (found true)"),
    ...["eu-central-1", "eu-west-1", "us-east-1"].map((region) =>
      expect.stringContaining(`LAMBDA_CODE: is on in ${region} without LAMBDA`),
    ),
  ]);
});

test("a misspelt region is told from one that is not governed", () => {
  expect(problemsAfter(types({ ECR: { regions: { "eu-centrl-1": false } } }))).toEqual([
    expect.stringContaining('ECR.regions.eu-centrl-1: unknown key (did you mean "eu-central-1"?)'),
  ]);
  expect(problemsAfter(types({ ECR: { regions: { "ap-south-1": false } } }))).toEqual([
    expect.stringContaining("ECR.regions.ap-south-1: ap-south-1 is not governed"),
  ]);
});
