import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `securityHub` of the organization file. */
export const securityHubSchema = z.strictObject({});

export const securityHubRules: readonly Rule[] = [];
