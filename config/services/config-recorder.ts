import { z } from "zod";
import type { Rule } from "../rules/draft";

/** `configRecorder` of the organization file. */
export const configRecorderSchema = z.strictObject({});

export const configRecorderRules: readonly Rule[] = [];
