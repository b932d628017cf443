import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `organizationProtection` of the organization file. */
export const organizationProtectionSchema = z.strictObject({});

export const organizationProtectionRules: readonly Rule[] = [];
