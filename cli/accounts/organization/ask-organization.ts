import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { CannotError, describe } from "../../support/errors";
import type { LiveOrganization } from "./live-organization";
import { organizationsSource } from "./organizations-source";
import { readOrganization } from "./read-organization";

/** The only region that serves AWS Organizations in this partition. */
const region = "us-east-1";

const readers =
  "use a role that reads AWS Organizations, in the management account or in one that administers a service for it";

/** How often a request is tried again, at most 20 seconds apart: half a minute until a throttling counts as lasting. */
export const retries = { retryMode: "adaptive", maxAttempts: 8 } as const;

/**
 * Reads the organization that the credentials of this process belong to.
 * @throws CannotError which says what AWS refused and whose credentials are wanted
 */
export async function askOrganization(
  onProgress: (line: string) => void,
  signal: AbortSignal,
  configured: readonly string[] = [],
): Promise<LiveOrganization> {
  const client = new OrganizationsClient({ region, ...retries });
  try {
    return await readOrganization(organizationsSource(client, signal), onProgress, configured);
  } catch (error) {
    signal.throwIfAborted();
    throw await explained(error, signal);
  } finally {
    client.destroy();
  }
}

/** Whatever was thrown, as a sentence with whose credentials are wanted. */
export async function explained(error: unknown, signal: AbortSignal): Promise<unknown> {
  if (error instanceof CannotError || !(error instanceof Error)) return error;
  const cannot = (message: string, next: string) => new CannotError(message, next, { cause: error });
  switch (error.name) {
    case "CredentialsProviderError":
      return cannot("there are no AWS credentials", `set AWS_PROFILE or the variables of a session; ${readers}`);
    case "AccessDeniedException":
      return cannot(`AWS Organizations refuses ${await caller(signal)}: ${describe(error)}`, readers);
    case "AWSOrganizationsNotInUseException":
      return cannot(`${await caller(signal)} is in no organization`, readers);
    case "TooManyRequestsException":
    case "ThrottlingException":
      return cannot(
        `AWS Organizations is too busy: it refused the same request ${retries.maxAttempts} times`,
        "try again in some minutes: its limits are shared by everybody who asks in this organization",
      );
    default:
      return cannot(`AWS Organizations does not answer: ${error.name}: ${describe(error)}`, readers);
  }
}

/** Who AWS says we are; only for a sentence, so whatever goes wrong is no error. */
async function caller(abortSignal: AbortSignal): Promise<string> {
  const sts = new STSClient({ region });
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal });
    return `account ${Account} (${Arn})`;
  } catch {
    return "the caller";
  } finally {
    sts.destroy();
  }
}
