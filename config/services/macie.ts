import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `macie` of the organization file. */
export const macieSchema = z.strictObject({});

export const macieRules: readonly Rule[] = [];
