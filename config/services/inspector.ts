import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `inspector` of the organization file. */
export const inspectorSchema = z.strictObject({});

export const inspectorRules: readonly Rule[] = [];
