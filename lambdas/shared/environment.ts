import { JobError } from "./codepipeline-job";

/**
 * The environment variables that a handler needs; only handlers pass `process.env`.
 * @throws JobError that names the ones that are missing or empty
 */
export function required<Name extends string>(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly Name[],
): Readonly<Record<Name, string>> {
  const missing = names.filter((name) => !environment[name]);
  if (missing.length > 0)
    throw new JobError(`the function lacks the environment variables ${missing.join(", ")}: correct its Terraform`);
  return Object.fromEntries(names.map((name) => [name, environment[name] ?? ""])) as Record<Name, string>;
}
