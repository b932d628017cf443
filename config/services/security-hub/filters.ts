import { z } from "zod";

const text = z.string().min(1, "must not be empty");

type StringComparison = "EQUALS" | "NOT_EQUALS" | "PREFIX" | "PREFIX_NOT_EQUALS" | "CONTAINS" | "NOT_CONTAINS";
type MapComparison = Exclude<StringComparison, "PREFIX" | "PREFIX_NOT_EQUALS">;

/** What AWS refuses beside each other: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_StringFilter.html */
function together(filters: readonly { readonly comparison: string }[]): boolean {
  const used = new Set(filters.map(({ comparison }) => comparison));
  if (used.has("CONTAINS") || used.has("NOT_CONTAINS")) return used.size === 1;
  return !used.has("EQUALS") || !(used.has("NOT_EQUALS") || used.has("PREFIX_NOT_EQUALS"));
}

const comparedTogether = {
  error:
    "Security Hub joins CONTAINS only with CONTAINS, NOT_CONTAINS only with NOT_CONTAINS, and EQUALS neither with NOT_EQUALS nor with PREFIX_NOT_EQUALS",
};

const comparison = <Names extends string>(names: readonly Names[]) =>
  z.enum(names, { error: `must be one of ${names.join(", ")}` });

const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(item).min(1, "must hold at least one filter").max(most, `must hold ${most} filters at most`);

export function stringFilters(comparisons: readonly StringComparison[], most: number) {
  return listOf(z.strictObject({ comparison: comparison(comparisons), value: text }), most).refine(
    together,
    comparedTogether,
  );
}

export function mapFilters(comparisons: readonly MapComparison[], most: number) {
  return listOf(z.strictObject({ key: text, comparison: comparison(comparisons), value: text }), most).refine(
    together,
    comparedTogether,
  );
}

type NumberComparison = "eq" | "gt" | "gte" | "lt" | "lte";

export function numberFilters<Name extends NumberComparison>(comparisons: readonly Name[], most: number) {
  const shape = Object.fromEntries(comparisons.map((name) => [name, z.number().optional()]));
  return listOf(
    z
      .strictObject(shape as Record<Name, z.ZodOptional<z.ZodNumber>>)
      .refine((filter) => Object.keys(filter).length > 0 && (!("eq" in filter) || Object.keys(filter).length === 1), {
        error: `must hold eq alone, or at least one of ${comparisons.filter((name) => name !== "eq").join(", ")}`,
      }),
    most,
  );
}

const instant = z.iso.datetime({
  offset: true,
  error: 'must be a time as "2026-01-31T00:00:00Z"',
});

export function dateFilters(most: number) {
  return listOf(
    z
      .strictObject({
        start: instant.optional(),
        end: instant.optional(),
        dateRange: z
          .strictObject({
            value: z.int().min(1, "must be at least one day"),
            unit: z.literal("DAYS", { error: "must be DAYS" }).default("DAYS"),
          })
          .optional(),
      })
      .refine(
        ({ start, end, dateRange }) =>
          dateRange ? start === undefined && end === undefined : start !== undefined && end !== undefined,
        { error: "must hold either dateRange, the last days, or both start and end" },
      ),
    most,
  );
}

export function ipFilters(most: number) {
  return listOf(
    z.strictObject({ cidr: z.union([z.cidrv4(), z.cidrv6()], { error: 'must be a range, e.g. "10.0.0.0/8"' }) }),
    most,
  );
}
