import type { Rule } from "../context";
import { describeFinding, findingReasons } from "./finding-reasons";

/** No finding without a severity, unless the policy lets those pass. */
export const unratedFindings: Rule = (context) =>
  findingReasons(
    context,
    "finding-unrated",
    ({ finding }) => `nobody has rated ${describeFinding(finding)}`,
    "look at it and correct it, or ask the security team to rate it",
  );
