import { z } from "zod";
import type { Rule } from "../rules/draft";
import { readPart } from "../rules/read-part";
import { repeated } from "../rules/repeated";
import { excludedAccounts, excludedAccountViolations } from "./excluded-accounts";

const values = z
  .array(z.string().min(1, "must not be empty"))
  .min(1, "must hold at least one value")
  .max(20, "must hold 20 values at most");

const conditions = ["eq", "neq", "contains", "exists"] as const;

const criterion = z
  .strictObject({
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-filter-keys.html
    criteria: z
      .string()
      .regex(/^[A-Za-z][\w.-]*$/, "must be a filter key, e.g. principal.AWS")
      .describe("Filter key of a finding"),
    eq: values.optional().describe("Equal to one of these"),
    neq: values.optional().describe("Equal to none of these"),
    contains: values.optional().describe("Contains one of these"),
    exists: z.boolean().optional().describe("Whether the finding has the key at all"),
  })
  .refine((written) => conditions.some((condition) => written[condition] !== undefined), {
    error: `must hold at least one of ${conditions.join(", ")}`,
  });

const archiveRule = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z][\w.-]{0,254}$/, "must begin with a letter and hold letters, digits or ._-, 255 at most")
    .describe("Name of the rule, unique among those of its analyzer"),
  filter: z
    .array(criterion)
    .min(1, "must hold at least one criterion")
    .max(20, "must hold 20 criteria at most")
    .refine((all) => new Set(all.map(({ criteria }) => criteria)).size === all.length, {
      error: "names a filter key twice: put its conditions into one criterion",
    })
    .describe("All of which a finding must meet to be archived, when it is found and ever after"),
});

const archiveRules = z
  .array(archiveRule)
  .max(100, "must hold 100 archive rules at most")
  .default([])
  .describe("Findings that are as intended, and archived as they come");

// https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalysisRuleCriteria.html
const excludedTags = z
  .array(
    z
      .record(
        z
          .string()
          .regex(
            /^(?!aws:)[\p{L}\p{N} _./=+-]{1,128}$/u,
            "must be a tag key of 128 characters at most that does not begin with aws:",
          ),
        z.string().max(256, "must be a tag value of 256 characters at most"),
      )
      .refine((tags) => Object.keys(tags).length > 0, { error: "must hold at least one tag" }),
  )
  .default([]);

/** `accessAnalyzer` of the organization file. */
export const accessAnalyzerSchema = z.strictObject({
  externalAccess: z
    .strictObject({ archiveRules })
    .prefault({})
    .describe("What is shared outside the organization, in every governed region; always on, for AWS bills nothing"),
  unusedAccess: z
    .strictObject({
      // Each role and user of every account is billed every month, and nothing breaks without it.
      enabled: z
        .boolean()
        .default(false)
        .describe("Whether unused roles, keys and permissions are found; billed by role and user of the organization"),
      unusedAccessAge: z
        .int()
        .min(1, "must be at least 1 day")
        .max(365, "must be 365 days at most")
        .default(90)
        .describe("Days without use after which an access is a finding; changing it makes a new analyzer"),
      excludedAccounts: excludedAccounts.describe("Names of accounts that are not analyzed, and not billed"),
      excludedTags: excludedTags.describe("Roles and users with one of these sets of tags are not analyzed"),
      archiveRules,
    })
    .prefault({})
    .describe("What nobody uses; in the home region, which sees the whole of IAM"),
});

export type AccessAnalyzerSettings = z.output<typeof accessAnalyzerSchema>;

const kinds = ["externalAccess", "unusedAccess"];

const uniqueArchiveRules: Rule = (_organization, document) =>
  kinds.flatMap((kind) => {
    const path = ["accessAnalyzer", kind, "archiveRules"];
    const names = readPart(document, path, z.array(z.object({ name: z.string() }).catch({ name: "" }))) ?? [];
    return repeated(names.map(({ name }) => name || undefined)).map(({ index, first, value }) => ({
      path: [...path, index, "name"],
      message: `"${value}" is already the name of archiveRules[${first}]: each must be unique`,
    }));
  });

const knownExclusions: Rule = (organization, document) =>
  excludedAccountViolations(organization, document, ["accessAnalyzer", "unusedAccess", "excludedAccounts"]);

export const accessAnalyzerRules: readonly Rule[] = [uniqueArchiveRules, knownExclusions];
