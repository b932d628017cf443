import { type Change, problemsAfter } from "../../support/organization-problems";

const governing = (...regions: string[]): Change => [["regions"], ["eu-central-1", "us-east-1", ...regions]];
const without = (region: string): Change => [
  ["inspector", "resourceTypes", "LAMBDA_CODE", "regions"],
  { [region]: false },
];

test("a region that lacks what is set up everywhere can't be governed", () => {
  expect(problemsAfter(governing("ap-southeast-6"), without("ap-southeast-6"))).toEqual([
    expect.stringMatching(/^10:5: regions\[2\]: ap-southeast-6 cannot be governed, for it has no Amazon Inspector$/),
  ]);
});

test("a region that has it all can be governed", () => {
  expect(problemsAfter(governing("eu-central-2"), without("eu-central-2"))).toEqual([]);
});

test("a home region that must be opted into is refused", () => {
  expect(problemsAfter([["homeRegion"], "af-south-1"], governing("af-south-1"), without("af-south-1"))).toEqual([
    expect.stringMatching(/^6:1: homeRegion: af-south-1 cannot be the home region: Security Hub aggregates/),
  ]);
});

test("a workload's region must have what a pipeline is made of", () => {
  expect(
    problemsAfter(governing("ca-west-1"), without("ca-west-1"), [["workloads", 0, "region"], "ca-west-1"]),
  ).toEqual([
    expect.stringMatching(
      /workloads\[0\]\.region: ca-west-1 cannot hold a pipeline, for it has no AWS CodeBuild, AWS CodePipeline$/,
    ),
  ]);
});

test("code can be signed only where Signer is", () => {
  const profileVersionArns = ["arn:aws:signer:eu-central-2:555555555555:/signing-profiles/gatehouse/AbCdEfGhIj"];
  expect(
    problemsAfter(
      governing("eu-central-2"),
      without("eu-central-2"),
      [["workloads", 0, "region"], "eu-central-2"],
      [["workloads", 0, "codeSigning"], { profileVersionArns }],
    ),
  ).toEqual([expect.stringMatching(/workloads\[0\]\.codeSigning: eu-central-2 has no AWS Signer: remove codeSigning/)]);
});
