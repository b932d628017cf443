import { resolve } from "node:path";

/**
 * Where the state of the `state` stack lies until its bucket exists: in the working directory, because every synth may empty
 * `cdktf.out`, and the file is what tells Terraform that the bucket is its own.
 * @returns `undefined` once GATEHOUSE_BOOTSTRAP is unset, and the state belongs into the bucket
 * @throws Error for any other value than 1
 */
export function bootstrapStateFile({ GATEHOUSE_BOOTSTRAP: value }: NodeJS.ProcessEnv): string | undefined {
  if (!value) return undefined;
  if (value !== "1") throw new Error(`GATEHOUSE_BOOTSTRAP is "${value}": set it to 1 or not at all`);
  return resolve("state.bootstrap.tfstate");
}
