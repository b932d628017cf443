import { z } from "zod";

const values = z
  .array(z.string().min(1, "must not be empty"))
  .min(1, "must hold at least one value")
  .max(50, "must hold 50 values at most");

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_filter
const bound = z.union([z.int(), z.iso.datetime({ offset: true })], {
  error: "must be a whole number or, of updatedAt, a time such as 2026-01-31T00:00:00Z",
});

/** The only field whose bounds the provider takes as times. */
const timeField = "updatedAt";

const bounds = ["greaterThan", "greaterThanOrEqual", "lessThan", "lessThanOrEqual"] as const;
const conditions = ["equals", "notEquals", ...bounds] as const;

const criterion = z
  .strictObject({
    field: z
      .string()
      .regex(/^[A-Za-z][\w.]*$/, "must be a field of a finding, e.g. resource.instanceDetails.imageId")
      .describe("Field of a finding, as CreateFilter names it"),
    equals: values.optional().describe("One of these"),
    notEquals: values.optional().describe("None of these"),
    greaterThan: bound.optional(),
    greaterThanOrEqual: bound.optional(),
    lessThan: bound.optional(),
    lessThanOrEqual: bound.optional(),
  })
  .check(({ value, issues }) => {
    if (conditions.every((condition) => value[condition] === undefined))
      issues.push({ code: "custom", input: value, message: `must hold at least one of ${conditions.join(", ")}` });
    for (const condition of bounds) {
      const given = value[condition];
      if (given === undefined || (typeof given === "string") === (value.field === timeField)) continue;
      const message =
        value.field === timeField
          ? `must be a time such as 2026-01-31T00:00:00Z (found ${given})`
          : `must be a whole number, of ${timeField} alone a time (found ${JSON.stringify(given)})`;
      issues.push({ code: "custom", input: given, path: [condition], message });
    }
  });

/** A filter of GuardDuty's findings. https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateFilter.html */
export const guardDutyFilter = z.strictObject({
  name: z
    .string()
    .regex(/^[\w.-]{3,64}$/, "must be 3 to 64 letters, digits or ._-")
    .describe("Name of the filter, unique among them"),
  description: z
    .string()
    .regex(/^[\w\-.:{}[\]()/\s]{1,512}$/, "must be 1 to 512 letters, digits, spaces or -.:_/(){}[]")
    .describe("Why these findings need nobody: a suppressed finding reaches neither Security Hub nor the log archive"),
  action: z
    .enum(["ARCHIVE", "NOOP"], { error: "must be ARCHIVE or NOOP" })
    .default("ARCHIVE")
    .describe("ARCHIVE suppresses what matches; NOOP only names a selection"),
  criteria: z
    .array(criterion)
    .min(1, "must hold at least one criterion")
    .refine((all) => new Set(all.map(({ field }) => field)).size === all.length, {
      error: "names a field twice: put its conditions into one criterion",
    })
    .describe("All of which a finding must meet"),
});
