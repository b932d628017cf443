import { z } from "zod";

const reason = z.looseObject({
  code: z.string(),
  scanner: z.string().optional(),
  findingId: z.string().optional(),
  message: z.string(),
  remedy: z.string(),
});

/** What this command reads of `verdict.json`; the rest is kept as it is. */
export const verdictSchema = z.looseObject({
  schemaVersion: z.literal(1),
  verdict: z.enum(["PASS", "BLOCK"]),
  workload: z.string(),
  execution: z.string().nullable(),
  reasons: z.array(reason),
  exampleDatabase: z.boolean().optional(),
});

export type ReadVerdict = z.infer<typeof verdictSchema>;
export type ReadReason = z.infer<typeof reason>;
