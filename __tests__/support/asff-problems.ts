import type { AsffFinding } from "../../lambdas/shared/asff";
import { asffProblems } from "../../lambdas/shared/asff-check";

/** What our check says of a finding, or of something that is none. */
export function problemsOf(finding: object): readonly string[] {
  return asffProblems(finding as AsffFinding, Buffer.byteLength(JSON.stringify(finding)));
}
