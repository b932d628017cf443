import { z } from "zod";
import type { Rule } from "../rules/draft";
import { regionalServiceRules, regionalServiceShape } from "./regional-service";

/** `detective` of the organization file. Off by default: it bills all logs and findings that it reads, each month. */
export const detectiveSchema = z.strictObject({
  ...regionalServiceShape,
  excludedAccounts: regionalServiceShape.excludedAccounts.describe(
    "Names of accounts that are no members; new accounts become members, until they are named here",
  ),
});

export const detectiveRules: readonly Rule[] = regionalServiceRules("detective", "DETECTIVE");
