import { AccessanalyzerAnalyzer } from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import { AccessanalyzerArchiveRule } from "@cdktf/provider-aws/lib/accessanalyzer-archive-rule";
import { Construct } from "constructs";

export interface ArchiveRule {
  readonly name: string;
  readonly filter: readonly {
    readonly criteria: string;
    readonly eq?: readonly string[] | undefined;
    readonly neq?: readonly string[] | undefined;
    readonly contains?: readonly string[] | undefined;
    readonly exists?: boolean | undefined;
  }[];
}

export interface UnusedAccess {
  /** Days without use. */
  readonly age: number;
  readonly excludedAccountIds: readonly string[];
  /** Sets of tags; a role or user that has all of one set is not analyzed. */
  readonly excludedTags: readonly Readonly<Record<string, string>>[];
}

export interface AccessAnalyzerProps {
  readonly name: string;
  /** @default the analyzer is of external access, which is not billed */
  readonly unusedAccess?: UnusedAccess;
  readonly archiveRules: readonly ArchiveRule[];
}

/** An analyzer whose zone of trust is the organization. */
export class AccessAnalyzer extends Construct {
  constructor(scope: Construct, id: string, { archiveRules, name, unusedAccess }: AccessAnalyzerProps) {
    super(scope, id);

    const analyzer = new AccessanalyzerAnalyzer(this, "Default", {
      analyzerName: name,
      ...(unusedAccess ? ofUnusedAccess(unusedAccess) : { type: "ORGANIZATION" }),
    });
    for (const rule of archiveRules)
      new AccessanalyzerArchiveRule(this, rule.name, {
        analyzerName: analyzer.analyzerName,
        ruleName: rule.name,
        filter: rule.filter.map(({ contains, criteria, eq, exists, neq }) => ({
          criteria,
          ...(eq && { eq: [...eq] }),
          ...(neq && { neq: [...neq] }),
          ...(contains && { contains: [...contains] }),
          ...(exists !== undefined && { exists: `${exists}` }),
        })),
      });
  }
}

function ofUnusedAccess({ age, excludedAccountIds, excludedTags }: UnusedAccess) {
  // One exclusion each: the criteria of one must all be met.
  const exclusion = [
    ...(excludedAccountIds.length > 0 ? [{ accountIds: [...excludedAccountIds] }] : []),
    ...excludedTags.map((tags) => ({ resourceTags: [{ ...tags }] })),
  ];
  return {
    type: "ORGANIZATION_UNUSED_ACCESS",
    configuration: {
      unusedAccess: { unusedAccessAge: age, ...(exclusion.length > 0 && { analysisRule: { exclusion } }) },
    },
  };
}
