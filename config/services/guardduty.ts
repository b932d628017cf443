import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `guardDuty` of the organization file. */
export const guardDutySchema = z.strictObject({});

export const guardDutyRules: readonly Rule[] = [];
