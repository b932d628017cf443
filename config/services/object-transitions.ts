import { z } from "zod";
import type { Violation } from "../yaml-document";

/** S3's colder storage classes in its order, each with the days that an object stays, or is paid, there at least. */
const minimumDays = {
  STANDARD_IA: 30,
  INTELLIGENT_TIERING: 1,
  GLACIER_IR: 90,
  GLACIER: 90,
  DEEP_ARCHIVE: 180,
} as const;

type StorageClass = keyof typeof minimumDays;

const storageClasses = Object.keys(minimumDays) as [StorageClass, ...StorageClass[]];

/** Of Object Lock, and more than anybody keeps logs. */
const mostDays = 36_500;

export const daysSchema = z
  .int("must be a whole number of days")
  .min(1, `must be 1 to ${mostDays} days`)
  .max(mostDays, `must be 1 to ${mostDays} days`);

export const transitionsSchema = z
  .array(
    z.strictObject({
      storageClass: z
        .enum(storageClasses, { error: `must be one of ${storageClasses.join(", ")}` })
        .describe("What is in GLACIER or DEEP_ARCHIVE must be restored before anything reads it"),
      days: daysSchema.describe("Days after delivery; S3 moves no object below 128 KB"),
    }),
  )
  .describe("Colder storage classes for what is old, each with the days after delivery");

/** Transitions as far as they can be read. */
export const draftTransitions = z
  .array(
    z
      .object({ storageClass: z.enum(storageClasses), days: z.number() })
      .nullable()
      .catch(null),
  )
  .catch([])
  .default([]);

type DraftTransition = NonNullable<z.infer<typeof draftTransitions>[number]>;

/**
 * What S3 refuses, and what it would charge for without doing it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 * @param path of the list
 * @param retentionDays after which objects are deleted
 */
export function transitionViolations(
  path: readonly PropertyKey[],
  transitions: z.infer<typeof draftTransitions>,
  retentionDays: number,
): Violation[] {
  return transitions.flatMap((transition, index) => {
    if (transition === null) return [];
    const before = transitions[index - 1];
    const wrong =
      tooEarly(transition) ?? (before && outOfOrder(before, transition)) ?? tooLate(transition, retentionDays);
    return wrong ? [{ path: [...path, index, wrong.key], message: wrong.message }] : [];
  });
}

interface Wrong {
  readonly key: keyof DraftTransition;
  readonly message: string;
}

function tooEarly({ storageClass, days }: DraftTransition): Wrong | undefined {
  return storageClass === "STANDARD_IA" && days < 30
    ? { key: "days", message: `S3 moves nothing to STANDARD_IA before day 30 (found ${days})` }
    : undefined;
}

function outOfOrder(before: DraftTransition, now: DraftTransition): Wrong | undefined {
  if (storageClasses.indexOf(now.storageClass) <= storageClasses.indexOf(before.storageClass))
    return {
      key: "storageClass",
      message: `${now.storageClass} comes after ${before.storageClass}, and S3 moves only in the order ${storageClasses.join(", ")}`,
    };
  const stay = minimumDays[before.storageClass];
  return now.days < before.days + stay
    ? {
        key: "days",
        message: `day ${now.days} is too early: ${before.storageClass}, reached on day ${before.days}, is for ${days(stay)} or more, so it must be ${before.days + stay} or later`,
      }
    : undefined;
}

function tooLate(now: DraftTransition, retentionDays: number): Wrong | undefined {
  const stay = minimumDays[now.storageClass];
  return now.days + stay > retentionDays
    ? {
        key: "days",
        message: `day ${now.days} is too late: ${now.storageClass} is for ${days(stay)} or more, and objects are deleted after ${days(retentionDays)}`,
      }
    : undefined;
}

function days(count: number): string {
  return count === 1 ? "one day" : `${count} days`;
}
