import { z } from "zod";

/** Id of a security control, e.g. `S3.1`; AWS publishes no list that a program could read without an account. */
export const controlId = z.string().regex(/^[A-Za-z0-9]+\.\d+$/, "must be the id of a security control, e.g. S3.1");

const text = z.string().min(1, "must not be empty");

const typedValue = z
  .strictObject({
    bool: z.boolean(),
    double: z.number(),
    enum: text,
    enumList: z.array(text).min(1, "must name at least one value"),
    int: z.int32(),
    intList: z.array(z.int32()).min(1, "must name at least one value"),
    string: text,
    stringList: z.array(text).min(1, "must name at least one value"),
  })
  .partial()
  .refine((value) => Object.keys(value).length === 1, {
    error: "must hold exactly one of bool, double, enum, enumList, int, intList, string, stringList",
  });

export type ParameterValue = z.infer<typeof typedValue>;

/**
 * Values of the parameters of controls. The type stands beside each value, because AWS tells an enumeration from a string
 * and a double from an integer, which YAML does not.
 */
export const controlParameters = z
  .record(
    controlId,
    z
      .record(
        z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, "must be the name of a parameter: letters and digits"),
        z.union([z.literal("default"), typedValue], {
          error:
            "must be default, or hold one value by its type, e.g. { int: 14 }: bool, double, enum, enumList, int, intList, string or stringList",
        }),
      )
      .refine((parameters) => Object.keys(parameters).length > 0, { error: "must name at least one parameter" }),
  )
  .meta({ id: "ControlParameters" });

/** Each id once. */
export const controlIds = z
  .array(controlId)
  .refine((ids) => new Set(ids).size === ids.length, { error: "names a control twice" });
