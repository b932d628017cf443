import { bareFinding } from "../../../../lambdas/normalizer/import/bare-finding";
import { problemsOf } from "../../../../lambdas/shared/security-hub/place";
import { outgoingFinding } from "../../../support/outgoing";

const place = { account: "111122223333", region: "eu-central-1" };

test.each([
  ["a finding as it should be", {}],
  ["one without a title", { Title: "" }],
  ["one that is too long", { GeneratorId: "x".repeat(600), Title: "t".repeat(300), Description: "d".repeat(2_000) }],
  [
    "one with odd fields",
    { ProductFields: { "gatehouse/rule": "" } as never, Remediation: { Recommendation: { Url: "no" } } },
  ],
])("%s, bare, is what Security Hub takes", (_name, change) => {
  const bare = bareFinding(outgoingFinding({ ...change, RecordState: "ARCHIVED" }));
  expect(problemsOf(bare, place)).toEqual([]);
  expect(bare.finding).toMatchObject({ Id: outgoingFinding().finding.Id, RecordState: "ARCHIVED" });
});
