import type { AsffFinding } from "../../../lambdas/shared/asff";
import { asffProblems } from "../../../lambdas/shared/asff-check";
import { exampleFinding } from "../../support/asff-example";
import { problemsOf } from "../../support/asff-problems";
import { findingWith } from "../../support/broken-findings";

test("a valid finding has no problems", () => {
  expect(problemsOf(exampleFinding)).toEqual([]);
});

test("what is undefined is not sent and no problem", () => {
  expect(problemsOf({ ...exampleFinding, Remediation: undefined, Unknown: undefined })).toEqual([]);
  expect(problemsOf({ ...exampleFinding, Title: undefined })).toEqual(["Title: missing, required"]);
});

test.each<[path: string, value: unknown, problem: string]>([
  ["Title", "x".repeat(257), "Title: 257 characters, allowed 1 to 256"],
  ["Title", "", "Title: 0 characters, allowed 1 to 256"],
  ["Title", " ", "Title: only white space, must hold something visible"],
  ["Title", 7, "Title: a number, must be text"],
  [
    "Description",
    "a\u0007b",
    "Description: holds U+0007, allowed are characters that are no control characters and no half surrogate pairs",
  ],
  [
    "Description",
    "a\ud800b",
    "Description: holds U+D800, allowed are characters that are no control characters and no half surrogate pairs",
  ],
  ["Titel", "text", "Titel: AWS knows no such member"],
  ["UpdatedAt", "today", 'UpdatedAt: "today" is not a UTC timestamp such as 2026-01-31T23:00:00.000Z'],
  [
    "CreatedAt",
    "2027-01-01T00:00:00Z",
    "CreatedAt: 2027-01-01T00:00:00Z is later than UpdatedAt, 2026-01-02T03:04:05.678Z",
  ],
  ["AwsAccountId", "444455556666", "AwsAccountId: 444455556666 is not the account of ProductArn"],
  ["Resources", [], "Resources: 0 entries, allowed 1 to 32"],
  ["Resources", "r", "Resources: a string, must be an array"],
  ["Resources.0", null, "Resources[0]: null, must be an object"],
  ["Resources.0.Id", undefined, "Resources[0].Id: missing, required"],
  ["Resources.0.Partition", "moon", 'Resources[0].Partition: "moon" is not one of "aws", "aws-cn"'],
  ["Resources.0.Details.Other", { a: "v".repeat(1024) }, 'Resources[0].Details.Other["a"]: 1024 characters'],
  ["Resources.0.Details.Other", { ["k".repeat(128)]: "v" }, "Resources[0].Details.Other key 1: 128 characters"],
  ["Resources.0.Details.Other", ["v"], "Resources[0].Details.Other: an array, must be an object"],
  ["Remediation.Recommendation", {}, "Remediation.Recommendation: 0 members, must have at least 1"],
  ["Vulnerabilities.0.EpssScore", Number.NaN, "Vulnerabilities[0].EpssScore: NaN, must be a finite number"],
  ["Vulnerabilities.0.EpssScore", 2, "Vulnerabilities[0].EpssScore: 2, allowed 0 to 1"],
  ["FindingProviderFields.Confidence", 0.5, "FindingProviderFields.Confidence: 0.5, must be a whole number"],
  ["Sample", "yes", "Sample: a string, must be true or false"],
])("%s names itself, what was found and what is allowed", (path, value, problem) => {
  expect(problemsOf(findingWith(path, value))).toEqual([expect.stringContaining(problem)]);
});

test("all problems are named at once", () => {
  const finding = { ...findingWith("Resources.0.Id", " "), Title: "", Description: null };
  expect(problemsOf(finding).map((problem) => problem.replace(/:.*/, ""))).toEqual([
    "Title",
    "Description",
    "Resources[0].Id",
  ]);
});

test("a finding has at most 240 KB as JSON", () => {
  expect(asffProblems(exampleFinding, 240_000)).toEqual([]);
  expect(asffProblems(exampleFinding, 240_001)).toEqual(["finding: 240001 bytes, allowed 240000"]);
});

test("long values are named by their beginning", () => {
  const finding = findingWith("UpdatedAt", "x".repeat(5000)) as unknown as AsffFinding;
  expect(asffProblems(finding, 1).join().length).toBeLessThan(200);
});
