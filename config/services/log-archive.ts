import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `logArchive` of the organization file. */
export const logArchiveSchema = z.strictObject({});

export const logArchiveRules: readonly Rule[] = [];
