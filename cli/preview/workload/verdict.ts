import { z } from "zod";

const reason = z.looseObject({
  code: z.string(),
  scanner: z.string().optional(),
  findingId: z.string().optional(),
  message: z.string(),
  remedy: z.string(),
});

const scannerRun = z.looseObject({ scanner: z.string(), version: z.string(), status: z.string() });

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
});

export type ReadVerdict = z.infer<typeof verdictSchema>;
export type ReadReason = z.infer<typeof reason>;
