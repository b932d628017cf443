import { z } from "zod";

/** What a synthesized resource carries of a waiver: `//.metadata.waivers.<rule>` in `cdk.tf.json`. */
export const waiverAnswers = z.strictObject({
  reason: z
    .string()
    .regex(/^\S.{18,}\S$/, "must say in 20 characters or more, on one line, why the check may fail here")
    .describe("Why the check may fail on this resource"),
  owner: z
    .string()
    .regex(/^\S(.*\S)?$/, "must be the team that answers for it")
    .describe("Who answers for it"),
  expires: z.iso
    .date("must be a day that exists, e.g. 2027-05-15")
    .describe("From this day, 00:00 UTC, it applies no more"),
});

export const checkovRule = z.string().regex(/^CKV2?_[A-Z]+_\d+$/, "must be a rule of Checkov, e.g. CKV_AWS_18");

const constructWaiver = waiverAnswers.extend({ rule: checkovRule });

/** Lets one check of Checkov fail on one resource for a while. */
export type ConstructWaiver = Readonly<z.infer<typeof constructWaiver>>;

/**
 * The waiver, when it says all that it must.
 * @param where what is named in the error
 * @throws Error with everything that is wrong with it
 */
export function checkedWaiver(waiver: ConstructWaiver, where: string): ConstructWaiver {
  const { success, data, error } = constructWaiver.safeParse(waiver);
  if (success) return data;
  const problems = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`${where}: the waiver of ${waiver.rule} is wrong: ${problems.join("; ")}`);
}
