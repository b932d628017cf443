import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { projectRoot } from "../../config/project-root";
import { criteriaSchema } from "../../config/services/security-hub/criteria";
import { insightFiltersSchema } from "../../config/services/security-hub/insight-filters";
import { AutomationRules } from "../../modules/automation-rules";
import type { FindingFilter } from "../../modules/finding-filters";
import { Insights } from "../../modules/insights";
import { synthConstruct } from "../support/synth-stack";

/** What AWS has deprecated. */
const left = ["keyword", "resourceAwsIamAccessKeyUserName"];

/** Members of a list-typed block of the provider, and the members of each one's filters, read from its own types. */
function providerFilters(resource: string, block: string): Map<string, string[]> {
  const types = readFileSync(join(projectRoot, `node_modules/@cdktf/provider-aws/lib/${resource}/index.d.ts`), "utf8");
  const membersOf = (name: string) =>
    [
      ...(types.split(`export interface ${name} {`)[1]?.split("\n}")[0] ?? "").matchAll(/readonly (\w+)\??: (\w+)/g),
    ].map(([, member = "", type = ""]) => ({ member, type }));
  return new Map(
    membersOf(block).map(({ member, type }) => [
      member,
      membersOf(type)
        .map((inner) => inner.member)
        .sort(),
    ]),
  );
}

const of: Record<string, FindingFilter> = {
  text: { comparison: "EQUALS", value: "x" },
  pair: { key: "k", comparison: "EQUALS", value: "x" },
  range: { gte: 1, lte: 2 },
  days: { dateRange: { value: 1, unit: "DAYS" } },
  net: { cidr: "10.0.0.0/8" },
};

/** A filter of the kind that the schema takes for an attribute. */
function example(schema: z.ZodType): FindingFilter {
  const fit = Object.values(of).find((filter) => schema.safeParse([filter]).success);
  if (!fit) throw new Error("no kind of filter fits");
  return fit;
}

const examplesOf = (shape: Record<string, z.ZodType>) =>
  Object.fromEntries(Object.entries(shape).map(([attribute, schema]) => [attribute, [example(schema)]]));

/** Blocks of a synthesized resource, with Terraform's names written as its types write them. */
function synthesized(blocks: Record<string, object[]>) {
  const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return new Map(Object.entries(blocks).map(([name, [filter = {}]]) => [camel(name), Object.keys(filter).map(camel)]));
}

const rules = synthConstruct(
  (stack) =>
    new AutomationRules(stack, "rule", {
      rules: [
        {
          id: "every",
          name: "every",
          description: "Every",
          order: 1,
          enabled: true,
          terminal: false,
          criteria: examplesOf(criteriaSchema.shape),
          update: { Workflow: { Status: "NOTIFIED" } },
        },
      ],
      dependsOn: [],
    }),
).resource.aws_securityhub_automation_rule;
const [criteria = {}] = (Object.values(rules ?? {})[0]?.criteria ?? []) as Record<string, object[]>[];

const insights = synthConstruct(
  (stack) =>
    new Insights(stack, "insight", {
      insights: [
        { id: "every", name: "every", groupByAttribute: "Type", filters: examplesOf(insightFiltersSchema.shape) },
      ],
    }),
).resource.aws_securityhub_insight;
const filters = (Object.values(insights ?? {})[0]?.filters ?? {}) as Record<string, object[]>;

test.each([
  ["criteria", providerFilters("securityhub-automation-rule", "SecurityhubAutomationRuleCriteria"), criteria],
  ["filters", providerFilters("securityhub-insight", "SecurityhubInsightFilters"), filters],
])(
  "all %s of the provider that AWS has not deprecated can be written, and none is lost on the way",
  (_, known, blocks) => {
    const written = synthesized(blocks);
    expect([...written.keys()].sort()).toEqual([...known.keys()].filter((name) => !left.includes(name)).sort());
    for (const [name, members] of written)
      expect({ name, unknown: members.filter((member) => !known.get(name)?.includes(member)) }).toEqual({
        name,
        unknown: [],
      });
  },
);

test("a range of dates is a list of one to a rule, and a block to an insight, which takes numbers as text", () => {
  expect(criteria.created_at).toEqual([{ date_range: [{ value: 1, unit: "DAYS" }] }]);
  expect(filters).toMatchObject({
    created_at: [{ date_range: { value: 1, unit: "DAYS" } }],
    confidence: [{ gte: "1", lte: "2" }],
  });
});
