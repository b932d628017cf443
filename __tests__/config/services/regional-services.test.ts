import { detectiveSchema } from "../../../config/services/detective";
import { macieSchema } from "../../../config/services/macie";
import { isOnIn } from "../../../config/services/regional";
import { problemsAfter } from "../../support/organization-problems";

const governing = [["regions"], ["eu-central-1", "us-east-1", "eu-central-2"]] as const;
const withoutCode = [["inspector", "resourceTypes", "LAMBDA_CODE", "enabled"], false] as const;

describe.each([
  ["macie", "Amazon Macie", macieSchema],
  ["detective", "Amazon Detective", detectiveSchema],
] as const)("%s", (key, name, schema) => {
  test("is off by default, and on where a region says so", () => {
    expect(isOnIn(schema.parse({}), "eu-central-1")).toBe(false);
    expect(isOnIn(schema.parse({ regions: { "eu-central-1": true } }), "eu-central-1")).toBe(true);
    expect(isOnIn(schema.parse({ enabled: true, regions: { "eu-west-1": false } }), "eu-west-1")).toBe(false);
  });

  test("is asked for only where it is", () => {
    expect(problemsAfter(governing, withoutCode, [[key, "enabled"], true])).toEqual([
      expect.stringMatching(
        new RegExp(`^\\d+:1: ${key}: eu-central-2 has no ${name}: write ${key}\\.regions: {eu-central-2: false}$`),
      ),
    ]);
    const staysWithout = { enabled: true, regions: { "eu-central-2": false } };
    expect(problemsAfter(governing, withoutCode, [[key], staysWithout])).toEqual([]);
  });

  test("a region that is not governed and an unknown account are refused", () => {
    expect(problemsAfter([[key], { regions: { "eu-west-3": true }, excludedAccounts: ["nobody"] }])).toEqual([
      expect.stringContaining(`${key}.regions.eu-west-3: eu-west-3 is not governed`),
      expect.stringContaining(`${key}.excludedAccounts[0]: "nobody" is no member account`),
    ]);
  });
});
