import { fingerprintOf } from "../../../../../lambdas/normalizer/parsers/sarif/fingerprint";

test("what Semgrep writes without an account is no fingerprint", () => {
  expect(fingerprintOf({ fingerprints: { "matchBasedId/v1": "requires login" } })).toBeUndefined();
  expect(fingerprintOf({ fingerprints: { "matchBasedId/v1": "af01_0" } })).toBe("matchBasedId/v1=af01_0");
});

test("who committed a secret and when tells none of them apart", () => {
  const partialFingerprints = {
    commitSha: "f904c81",
    email: "dev@example.org",
    author: "Dev",
    date: "2026-11-24T02:29:55Z",
    commitMessage: "first",
  };
  expect(fingerprintOf({ partialFingerprints })).toBeUndefined();
});

test("the hash of a place is taken before the hashes of its file and of the tags", () => {
  const partialFingerprints = { scanFileHash: "93a0", scanPrimaryLocationHash: "be79", scanTagsHash: "53dc" };
  expect(fingerprintOf({ partialFingerprints })).toBe("scanPrimaryLocationHash/v0=be79");
});
