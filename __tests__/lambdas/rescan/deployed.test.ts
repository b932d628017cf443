import { deployedVersion } from "../../../lambdas/rescan/deployed";

test("the version is read from what the last deployment wrote", () => {
  expect(deployedVersion('{"schemaVersion":1,"objectVersion":"v-7","execution":"e-1"}')).toBe("v-7");
});

test.each([
  ["no JSON", "{"],
  ["a list", "[]"],
  ["another schema", '{"schemaVersion":2,"objectVersion":"v-7"}'],
  ["no version", '{"schemaVersion":1}'],
  ["an empty version", '{"schemaVersion":1,"objectVersion":""}'],
  ["a version that is no text", '{"schemaVersion":1,"objectVersion":7}'],
])("%s is an error that says what was found: what is deployed is never guessed", (_, text) => {
  expect(() => deployedVersion(text)).toThrow(`found ${text}`);
});
