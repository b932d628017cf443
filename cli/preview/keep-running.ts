import { once } from "node:events";
import { note } from "../support/output";
import { type AccountAccess, awsEnvironment } from "./aws/account-access";
import type { EmbeddedAws } from "./aws/embedded-aws";

type Place = Pick<AccountAccess, "account" | "region">;

/** Leaves the embedded AWS running until Ctrl-C, for whoever wants to look around in an account with the AWS CLI. */
export async function keepRunning(aws: EmbeddedAws, place: Place, signal: AbortSignal): Promise<void> {
  const access = { ...place, endpoints: aws.endpoints, credentials: await aws.credentialsFor(place.account) };
  note(
    `\nThe embedded AWS keeps running until Ctrl-C. Its made-up credentials, for another terminal and account ${place.account}:`,
  );
  for (const [name, value] of Object.entries(awsEnvironment(access))) note(`  export ${name}=${value}`);
  if (!signal.aborted) await once(signal, "abort");
}
