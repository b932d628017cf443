import type { AsffFinding } from "../asff";
import { asffProblems } from "../asff-check";

/** The account and region that findings are imported into: the function's own. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** A finding as it is sent, and how many bytes it has as JSON. */
export interface Importable {
  readonly finding: AsffFinding;
  readonly bytes: number;
}

/** Why Security Hub would not take a finding from here; nothing when it would. */
export function problemsOf({ finding, bytes }: Importable, { account, region }: Place): readonly string[] {
  const problems = asffProblems(finding, bytes);
  if (problems.length > 0) return problems;
  const product = `arn:${finding.Resources[0]?.Partition}:securityhub:${region}:${account}:product/${account}/default`;
  if (finding.AwsAccountId !== account)
    return [`AwsAccountId: ${finding.AwsAccountId}, but this function imports into ${account} only`];
  return finding.ProductArn === product ? [] : [`ProductArn: ${finding.ProductArn}, but here it must be ${product}`];
}
