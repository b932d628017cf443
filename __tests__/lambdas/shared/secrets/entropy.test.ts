import { randomBytes } from "node:crypto";
import { maskRandom } from "../../../../lambdas/shared/secrets/entropy";
import { maskSecrets } from "../../../../lambdas/shared/secrets/mask";

/** Share of random keys that are masked without a word that tells what they are. */
function share(makeKey: () => string): number {
  const keys = Array.from({ length: 4000 }, makeKey);
  return keys.filter((key) => maskSecrets(`found ${key} there`) === "found *** there").length / keys.length;
}

test.each([
  ["30 bytes of base64, an AWS secret access key", () => randomBytes(30).toString("base64"), 0.98],
  ["32 bytes of base64", () => randomBytes(32).toString("base64"), 0.98],
  ["64 bytes of base64", () => randomBytes(64).toString("base64"), 0.99],
  ["32 bytes of URL-safe base64", () => randomBytes(32).toString("base64url"), 0.9],
  ["64 bytes of URL-safe base64", () => randomBytes(64).toString("base64url"), 0.98],
  ["24 letters and digits", () => lettersAndDigits(24), 0.93],
  ["40 letters and digits", () => lettersAndDigits(40), 0.98],
])("%s are masked nearly always", (_name, makeKey, least) => {
  expect(share(makeKey)).toBeGreaterThan(least);
});

function lettersAndDigits(length: number): string {
  return randomBytes(length * 3)
    .toString("base64")
    .replace(/[+/=]/g, "")
    .slice(0, length);
}

test("AWS's own example of a secret access key is masked", () => {
  const key = ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("/");
  expect(maskSecrets(`found ${key} in the code`)).toBe("found *** in the code");
});

test("of a path only the random part is masked", () => {
  const random = ["xK9mP2nQ8vL4", "jR7sT1wZ"].join("");
  expect(maskRandom(`/download/${random}/report-2026`)).toBe("/download/***/report-2026");
});

test.each([
  ["words in camelCase", "AbstractDispatcherServletInitializer2"],
  ["a name with the hash of a construct", "PaymentsLedgerArchiveBucket8F3A2B1C"],
  ["a digest in hexadecimal", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
  ["base64 of a digest, with its name", `sha384-${randomBytes(48).toString("base64")}`],
])("%s: not random", (_name, run) => {
  expect(maskRandom(run)).toBe(run);
});
