import { GuarddutyFilter } from "@cdktf/provider-aws/lib/guardduty-filter";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** A bound is a whole number or, of `updatedAt`, a time in RFC 3339: the provider's own forms. */
type Bound = number | string;

export interface GuardDutyCriterion {
  readonly field: string;
  readonly equals?: readonly string[] | undefined;
  readonly notEquals?: readonly string[] | undefined;
  readonly greaterThan?: Bound | undefined;
  readonly greaterThanOrEqual?: Bound | undefined;
  readonly lessThan?: Bound | undefined;
  readonly lessThanOrEqual?: Bound | undefined;
}

export interface GuardDutyFiltersProps {
  readonly detectorId: string;
  /** In the order they are applied. */
  readonly filters: readonly {
    readonly name: string;
    readonly description: string;
    readonly action: string;
    readonly criteria: readonly GuardDutyCriterion[];
  }[];
}

/** Filters of the administrator's findings, which are those of all members. */
export class GuardDutyFilters extends Construct {
  constructor(scope: Construct, id: string, { detectorId, filters }: GuardDutyFiltersProps) {
    super(scope, id);

    // A rank is a place in the list as it is, so each waits for the one before.
    filters.reduce<ITerraformDependable[]>(
      (before, { criteria, ...filter }, index) => [
        new GuarddutyFilter(this, filter.name, {
          ...filter,
          detectorId,
          rank: index + 1,
          findingCriteria: { criterion: criteria.map(toCriterion) },
          dependsOn: before,
        }),
      ],
      [],
    );
  }
}

function toCriterion({ equals, field, notEquals, ...bounds }: GuardDutyCriterion) {
  const given = Object.entries(bounds).flatMap(([name, bound]) => (bound === undefined ? [] : [[name, `${bound}`]]));
  return {
    field,
    ...(equals && { equalTo: [...equals] }),
    ...(notEquals && { notEquals: [...notEquals] }),
    ...Object.fromEntries(given),
  };
}
