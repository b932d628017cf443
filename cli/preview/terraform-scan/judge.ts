import type { TerraformCheck, TerraformChecks } from "./checkov-report";
import { covers, type Exception } from "./exceptions";

export interface Excepted extends TerraformCheck {
  readonly reason: string;
}

/** What Checkov says of our own Terraform. */
export interface TerraformJudgement {
  readonly passed: number;
  readonly excepted: readonly Excepted[];
  /** Why this is not good enough, a sentence each; empty when it is. */
  readonly problems: readonly string[];
  /** Written reasons that no check of this configuration needs; for the example organization there are none. */
  readonly unused: readonly string[];
}

/** A failed check needs a written reason, a file that can't be read or passes nothing was not scanned. */
export function judgeTerraform(
  { passed, failed, unread }: TerraformChecks,
  stacks: readonly string[],
  exceptions: readonly Exception[],
): TerraformJudgement {
  const judged = failed.map((check) => ({
    check,
    exception: exceptions.find((exception) => covers(exception, check.rule, check.resource)),
  }));
  const unscanned = stacks.filter((stack) => !passed.some((check) => check.stack === stack));
  const unused = exceptions.flatMap(({ rule, resources, reason }) =>
    resources
      .map((pattern) => ({ rule, reason, resources: [pattern] }))
      .filter((one) => !failed.some((check) => covers(one, check.rule, check.resource))),
  );
  return {
    passed: passed.length,
    excepted: judged.flatMap(({ check, exception }) => (exception ? [{ ...check, reason: exception.reason }] : [])),
    problems: [
      ...unread.map((file) => `Checkov can't read ${file}`),
      ...unscanned.map((stack) => `stack ${stack} passes no check at all, so it was not scanned`),
      ...byRule(judged.flatMap(({ check, exception }) => (exception ? [] : [check]))),
    ],
    unused: unused.map(({ rule, resources }) => `${rule} for ${resources}`),
  };
}

/** One line a rule: the same construct fails it in the stacks of every account and region. */
function byRule(failed: readonly TerraformCheck[]): string[] {
  return [...new Set(failed.map(({ rule }) => rule))].map((rule) => {
    const places = failed.filter((check) => check.rule === rule);
    const shown = places.slice(0, 3).map(({ stack, resource }) => `${stack}: ${resource}`);
    const more = places.length > shown.length ? ` and ${places.length - shown.length} more` : "";
    return `${rule} (${places[0]?.name}) fails in ${shown.join(", ")}${more}`;
  });
}
