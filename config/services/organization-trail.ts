import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `organizationTrail` of the organization file. */
export const organizationTrailSchema = z.strictObject({});

export const organizationTrailRules: readonly Rule[] = [];
