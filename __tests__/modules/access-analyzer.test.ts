import { AccessAnalyzer, type AccessAnalyzerProps } from "../../modules/access-analyzer";
import { synthConstruct } from "../support/synth-stack";

const synth = (more: Partial<AccessAnalyzerProps> = {}) =>
  synthConstruct((stack) => new AccessAnalyzer(stack, "analyzer", { name: "gatehouse", archiveRules: [], ...more }));

test("its zone of trust is the organization", () => {
  expect(Object.values(synth().resource.aws_accessanalyzer_analyzer ?? {})).toEqual([
    expect.objectContaining({ analyzer_name: "gatehouse", type: "ORGANIZATION" }),
  ]);
});

test("accounts and each set of tags are excluded apart", () => {
  const unusedAccess = {
    age: 30,
    excludedAccountIds: ["555555555555"],
    excludedTags: [{ Purpose: "emergency" }, { Team: "auditors", Purpose: "audit" }],
  };
  const [analyzer] = Object.values(synth({ unusedAccess }).resource.aws_accessanalyzer_analyzer ?? {});
  expect(analyzer).toMatchObject({
    type: "ORGANIZATION_UNUSED_ACCESS",
    configuration: {
      unused_access: {
        unused_access_age: 30,
        analysis_rule: {
          exclusion: [
            { account_ids: ["555555555555"] },
            { resource_tags: [{ Purpose: "emergency" }] },
            { resource_tags: [{ Team: "auditors", Purpose: "audit" }] },
          ],
        },
      },
    },
  });
});

test("without exclusions there is no rule of them", () => {
  const unusedAccess = { age: 30, excludedAccountIds: [], excludedTags: [] };
  const [analyzer] = Object.values(synth({ unusedAccess }).resource.aws_accessanalyzer_analyzer ?? {});
  expect(analyzer?.configuration).toEqual({ unused_access: { unused_access_age: 30 } });
});

test("archive rules belong to the analyzer", () => {
  const filter = [
    { criteria: "resource", contains: ["partner"] },
    { criteria: "error", exists: false },
  ];
  const [rule] = Object.values(
    synth({ archiveRules: [{ name: "partner", filter }] }).resource.aws_accessanalyzer_archive_rule ?? {},
  );
  expect(rule).toMatchObject({
    analyzer_name: "${aws_accessanalyzer_analyzer.analyzer.analyzer_name}",
    rule_name: "partner",
    filter: [
      { criteria: "resource", contains: ["partner"] },
      { criteria: "error", exists: "false" },
    ],
  });
});
