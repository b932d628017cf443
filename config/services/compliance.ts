import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `compliance` of the organization file. */
export const complianceSchema = z.strictObject({});

export const complianceRules: readonly Rule[] = [];
