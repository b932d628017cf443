import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `detective` of the organization file. */
export const detectiveSchema = z.strictObject({});

export const detectiveRules: readonly Rule[] = [];
