import { accessAnalyzerSchema } from "../../../config/services/access-analyzer";
import { type Change, problemsAfter } from "../../support/organization-problems";

const unused = (value: unknown): Change => [["accessAnalyzer", "unusedAccess"], value];
const archiving = (...archiveRules: unknown[]): Change => [["accessAnalyzer", "externalAccess"], { archiveRules }];
const rule = { name: "ours", filter: [{ criteria: "resource", contains: ["ours"] }] };

test("by default nothing that is billed is on", () => {
  expect(accessAnalyzerSchema.parse({}).unusedAccess).toMatchObject({ enabled: false, unusedAccessAge: 90 });
});

test.each<[string, Change, string]>([
  ["an age of nothing", unused({ unusedAccessAge: 0 }), "unusedAccess.unusedAccessAge: must be at least 1 day"],
  ["an age beyond a year", unused({ unusedAccessAge: 366 }), "unusedAccess.unusedAccessAge: must be 365 days at most"],
  [
    "an unknown account",
    unused({ excludedAccounts: ["nobody"] }),
    'excludedAccounts[0]: "nobody" is no member account',
  ],
  ["a tag of AWS", unused({ excludedTags: [{ "aws:x": "y" }] }), "excludedTags[0].aws:x: must be a tag key"],
  ["no tag", unused({ excludedTags: [{}] }), "excludedTags[0]: must hold at least one tag"],
  ["a rule without a filter", archiving({ name: "ours", filter: [] }), "filter: must hold at least one criterion"],
  [
    "a criterion without a condition",
    archiving({ name: "ours", filter: [{ criteria: "resource" }] }),
    "filter[0]: must hold at least one of eq, neq, contains, exists",
  ],
  [
    "a filter key that is named twice",
    archiving({ name: "ours", filter: [...rule.filter, ...rule.filter] }),
    "filter: names a filter key twice",
  ],
  [
    "two rules of one name",
    archiving(rule, rule),
    'archiveRules[1].name: "ours" is already the name of archiveRules[0]',
  ],
])("%s is refused", (_what, change, message) => {
  expect(problemsAfter(change)).toEqual([expect.stringContaining(message)]);
});
