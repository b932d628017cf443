import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `accessAnalyzer` of the organization file. */
export const accessAnalyzerSchema = z.strictObject({});

export const accessAnalyzerRules: readonly Rule[] = [];
