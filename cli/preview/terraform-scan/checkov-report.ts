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

const report = z.union([results.transform((one) => [one]), z.array(results)]);

/** A check of Checkov on one resource of one stack. */
export interface TerraformCheck {
  readonly rule: string;
  readonly name: string;
  readonly stack: string;
  /** `type.id` */
  readonly resource: string;
}

export interface TerraformChecks {
  readonly passed: readonly TerraformCheck[];
  readonly failed: readonly TerraformCheck[];
  /** Files that Checkov could not read. */
  readonly unread: readonly string[];
}

/**
 * Reads Checkov's JSON about `stacks/<stack>/cdk.tf.json` files.
 * @throws Error when it is not the report of a scan: with nothing to scan Checkov writes another shape, and exits 0
 */
export function readCheckovReport(text: string): TerraformChecks {
  const parts = report.parse(JSON.parse(text)).map(({ results: part }) => part);
  return {
    passed: parts.flatMap(({ passed_checks }) => passed_checks.map(terraformCheck)),
    failed: parts.flatMap(({ failed_checks, skipped_checks }) =>
      [...failed_checks, ...skipped_checks].map(terraformCheck),
    ),
    unread: parts.flatMap(({ parsing_errors }) => parsing_errors),
  };
}

function terraformCheck({ check_id, check_name, file_path, resource }: z.infer<typeof check>): TerraformCheck {
  const stack = file_path.split("/").find((part) => part !== "") ?? "";
  return { rule: check_id, name: check_name, stack, resource };
}
