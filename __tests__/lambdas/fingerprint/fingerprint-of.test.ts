import { fingerprintOf } from "../../../lambdas/fingerprint/fingerprint-of";
import { JobError } from "../../../lambdas/shared/codepipeline-job";
import { sourceDigest } from "../../../lambdas/shared/source-digest";

const files = [{ path: "a.py", bytes: Buffer.from("a") }];
const digest = sourceDigest(files);

test("without an expected digest it is computed", () => {
  expect(fingerprintOf(files, undefined)).toEqual({ sourceDigest: digest, files: 1 });
});

test("the digest that was scanned passes", () => {
  expect(fingerprintOf(files, digest)).toEqual({ sourceDigest: digest, files: 1 });
});

test.each([
  ["another digest", "0".repeat(64)],
  ["an empty one, which is a variable that nobody gave", ""],
  ["the same in capitals", digest.toUpperCase()],
])("%s is an error that names both", (_, expected) => {
  expect(() => fingerprintOf(files, expected)).toThrow(JobError);
  expect(() => fingerprintOf(files, expected)).toThrow(`has the digest ${digest}, scanned was ${expected}:`);
});
