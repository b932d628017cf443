import type { Rule } from "../context";
import { describeFinding, findingReasons } from "./finding-reasons";

/** No finding that the policy blocks by its rule. */
export const alwaysBlockedFindings: Rule = (context) =>
  findingReasons(
    context,
    "finding-always-blocks",
    ({ finding }) => `blocked by the policy whatever its severity: ${finding.severity} ${describeFinding(finding)}`,
  );
