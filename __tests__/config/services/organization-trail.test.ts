import { organizationTrailSchema } from "../../../config/services/organization-trail";
import { sectionProblems } from "../../support/section-problems";

test("without a word nothing is logged that is paid by the event", () => {
  expect(organizationTrailSchema.parse({})).toEqual({ dataEvents: {}, insights: [] });
});

test("a copy in CloudWatch Logs is kept for a year when nothing else is said", () => {
  expect(organizationTrailSchema.parse({ cloudWatchLogs: {} })).toMatchObject({
    cloudWatchLogs: { retentionDays: 365 },
  });
});

test.each<[string, string, string]>([
  [
    "events as the service spells them elsewhere",
    "organizationTrail:\n  dataEvents:\n    s3: write",
    '3:5: organizationTrail.dataEvents.s3: must be All, ReadOnly or WriteOnly (found "write")',
  ],
  [
    "data events of a service that is not offered",
    "organizationTrail: { dataEvents: { kinesis: All } }",
    "1:36: organizationTrail.dataEvents.kinesis: unknown key: allowed are s3, lambda, dynamoDb",
  ],
  [
    "an insight that CloudTrail does not look for",
    "organizationTrail: { insights: [ApiCallRate] }",
    '1:33: organizationTrail.insights[0]: must be one of ApiCallRateInsight, ApiErrorRateInsight (found "ApiCallRate")',
  ],
  [
    "an insight twice",
    "organizationTrail: { insights: [ApiCallRateInsight, ApiCallRateInsight] }",
    "1:22: organizationTrail.insights: names a type twice",
  ],
  [
    "days that CloudWatch Logs does not know",
    "organizationTrail:\n  cloudWatchLogs: { retentionDays: 366 }",
    "2:21: organizationTrail.cloudWatchLogs.retentionDays: must be one of 1, 3, 5, 7, 14, 30,",
  ],
])("%s is refused where it stands", (_, section, expected) => {
  expect(sectionProblems(section)).toEqual([expect.stringContaining(expected)]);
});
