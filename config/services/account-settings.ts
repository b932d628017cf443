import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `accountSettings` of the organization file. */
export const accountSettingsSchema = z.strictObject({});

export const accountSettingsRules: readonly Rule[] = [];
