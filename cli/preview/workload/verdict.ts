import { z } from "zod";

const reason = z.looseObject({
  code: z.string(),
  scanner: z.string().optional(),
  findingId: z.string().optional(),
  message: z.string(),
  remedy: z.string(),
});

const scannerRun = z.looseObject({ scanner: z.string(), version: z.string(), status: z.string() });

const notice = z.looseObject({ code: z.string(), message: z.string() });

/** What this command reads of `verdict.json`; the rest is kept as it is. */
export const verdictSchema = z.looseObject({
  schemaVersion: z.literal(1),
  verdict: z.enum(["PASS", "BLOCK"]),
  workload: z.string(),
  execution: z.string().nullable(),
  reasons: z.array(reason),
  exampleDatabase: z.boolean().optional(),
  /** Absent where the pipeline ended before its gate. */
  scanners: z.array(scannerRun).optional(),
  /** How many findings are waived, by severity; absent there too. */
  waived: z.record(z.string(), z.number()).optional(),
  notices: z.array(notice).optional(),
});

export type ReadVerdict = z.infer<typeof verdictSchema>;
/** How many findings are waived. */
export function waivedCount({ waived = {} }: ReadVerdict): number {
  return Object.values(waived).reduce((sum, count) => sum + count, 0);
}

export type ReadReason = z.infer<typeof reason>;
