import { versionIn } from "../../../scan-config/runner/tool-version";

test.each([
  ["bandit 1.9.4\n  python version = 3.11.7", "1.9.4"],
  ["safety, version 3.7.0\n", "3.7.0"],
  ["3.3.30\n", "3.3.30"],
  ["pytest 9.2.0", "9.2.0"],
  ["no version here", ""],
])("%j is version %j", (output, version) => {
  expect(versionIn(output)).toBe(version);
});
