import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `detective` of the organization file. */
export const detectiveSchema = z.strictObject({
  enabled: z
    .boolean()
    .default(false)
    .describe("Whether Detective keeps a behaviour graph of all accounts, paid by the gigabyte of logs"),
});

export const detectiveRules: readonly Rule[] = [];
