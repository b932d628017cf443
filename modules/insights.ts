import { SecurityhubInsight } from "@cdktf/provider-aws/lib/securityhub-insight";
import { Construct } from "constructs";
import { type FilterForm, type FindingFilters, filterBlocks, terraformName } from "./finding-filters";

export interface InsightProps {
  /** In a plan. */
  readonly id: string;
  readonly name: string;
  /** ASFF's name of what findings are counted by. */
  readonly groupByAttribute: string;
  readonly filters: FindingFilters;
}

export interface InsightsProps {
  readonly insights: readonly InsightProps[];
}

/** This resource takes numbers as text, and calls user-defined fields values. */
const filterForm: FilterForm = {
  nameOf: (attribute) => (attribute === "UserDefinedFields" ? "userDefinedValues" : terraformName(attribute)),
  blockOf: (filter) =>
    Object.fromEntries(
      Object.entries(filter).map(([key, value]) => [key, typeof value === "number" ? `${value}` : value]),
    ),
};

/** Counts of findings that Security Hub's console shows. */
export class Insights extends Construct {
  constructor(scope: Construct, id: string, { insights }: InsightsProps) {
    super(scope, id);

    for (const { id: name, ...insight } of insights)
      new SecurityhubInsight(this, name, { ...insight, filters: filterBlocks(insight.filters, filterForm) });
  }
}
