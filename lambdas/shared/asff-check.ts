import type { AsffFinding } from "./asff";
import { asffLimits } from "./asff-limits";
import model from "./asff-schema/model.json";
import { asffRules } from "./asff-schema/rules";
import { checkOf } from "./asff-schema/shapes";
import { fine } from "./asff-schema/values";

const checkMembers = checkOf("AwsSecurityFinding", { shapes: model.shapes, rules: asffRules });

/**
 * What Security Hub would refuse, as sentences; empty when the finding is valid. By AWS's own service model
 * (`npm run asff-model:update`) and the rules that only its documentation has. Run before anything is sent.
 * @param bytes size of the finding as JSON in UTF-8: whoever sends it has written it already
 */
export function asffProblems(finding: AsffFinding, bytes: number): readonly string[] {
  const wrong = checkMembers(finding);
  const problems = wrong === fine ? contradictions(finding) : wrong.map((problem) => problem.replace(/^\./, ""));
  return bytes <= asffLimits.findingBytes
    ? problems
    : [...problems, `finding: ${bytes} bytes, allowed ${asffLimits.findingBytes}`];
}

/** Between members that are valid each by itself. */
function contradictions({ AwsAccountId, ProductArn, CreatedAt, UpdatedAt }: AsffFinding): readonly string[] {
  // https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchImportFindings.html: the default product takes
  // findings of its own account only.
  if (!ProductArn.includes(AwsAccountId)) return [`AwsAccountId: ${AwsAccountId} is not the account of ProductArn`];
  if (CreatedAt === UpdatedAt || Date.parse(CreatedAt) <= Date.parse(UpdatedAt)) return fine;
  return [`CreatedAt: ${CreatedAt} is later than UpdatedAt, ${UpdatedAt}`];
}
