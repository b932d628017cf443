import type { Rule } from "../context";
import { describeFinding, findingReasons } from "./finding-reasons";

/** No finding has a severity that the policy blocks. */
export const blockingFindings: Rule = (context) =>
  findingReasons(context, "finding-blocks", ({ finding }) => `${finding.severity} ${describeFinding(finding)}`);
