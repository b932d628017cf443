import { z } from "zod";

const check = z.object({
  check_id: z.string(),
  check_name: z.string(),
  file_path: z.string(),
  resource: z.string(),
});

const results = z.object({
  results: z.object({
    passed_checks: z.array(check),
    failed_checks: z.array(check),
    skipped_checks: z.array(check),
    parsing_errors: z.array(z.string()),
  }),
});

/** What Checkov writes, with exit code 0, when it found no file at all that it takes for Terraform. */
const nothing = z.object({ passed: z.literal(0), failed: z.literal(0), results: z.undefined().optional() });

const report = z.union([results.transform((one) => [one]), z.array(results), nothing.transform(() => [])]);

/** A check of Checkov on one resource of one stack. */
export interface TerraformCheck {
  readonly rule: string;
  readonly name: string;
  readonly stack: string;
  /** As the check calls it: `type.id`, or with `resource` or `data` instead of the type. */
  readonly resource: string;
}

export interface TerraformChecks {
  readonly passed: readonly TerraformCheck[];
  readonly failed: readonly TerraformCheck[];
  /** Stacks whose file Checkov could not read. */
  readonly unread: readonly string[];
}

/**
 * Reads Checkov's JSON about `stacks/<stack>/cdk.tf.json` files.
 * @throws Error when it is not the report of a scan
 */
export function readCheckovReport(text: string): TerraformChecks {
  const parts = report.parse(JSON.parse(text)).map(({ results: part }) => part);
  return {
    passed: parts.flatMap(({ passed_checks }) => passed_checks.map(terraformCheck)),
    // A comment in the Terraform that skips a check is no waiver.
    failed: parts.flatMap(({ failed_checks, skipped_checks }) =>
      [...failed_checks, ...skipped_checks].map(terraformCheck),
    ),
    // Import blocks are no resources, and Checkov parses no file that holds them.
    unread: parts.flatMap(({ parsing_errors }) =>
      parsing_errors.filter((file) => !file.endsWith("/imports.tf.json")).map(stackOf),
    ),
  };
}

function terraformCheck({ check_id, check_name, file_path, resource }: z.infer<typeof check>): TerraformCheck {
  return { rule: check_id, name: check_name, stack: stackOf(file_path), resource };
}

/** The folder of the file. */
function stackOf(file: string): string {
  return file.split("/").at(-2) ?? "";
}
