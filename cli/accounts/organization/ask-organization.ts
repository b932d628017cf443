import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { accountWithRole } from "../../../config/load";
import type { Organization } from "../../../config/schema";
import { awsFailure, retries } from "../../support/aws-errors";
import { CannotError, describe } from "../../support/errors";
import type { LiveOrganization } from "./live-organization";
import { organizationsSource } from "./organizations-source";
import { readOrganization } from "./read-organization";

/** The only region that serves AWS Organizations in this partition. */
const region = "us-east-1";

const readers =
  "use a role that reads AWS Organizations, in the management account or in one that administers a service for it";

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

/**
 * Makes sure that nothing of another organization is written into the files of this one.
 * @throws CannotError when another account manages it
 */
export function checkSameOrganization(configured: Organization, { id, managementAccountId }: LiveOrganization): void {
  const management = accountWithRole(configured, "management");
  if (management.id !== managementAccountId)
    throw new CannotError(
      `the credentials are of the organization ${id}, which ${managementAccountId} manages; in the configuration it is ${management.id} (${management.name})`,
      "use credentials of that organization, or give the role management to the other account",
    );
}

/** Whatever was thrown, as a sentence with whose credentials are wanted. */
export async function explained(error: unknown, signal: AbortSignal): Promise<unknown> {
  if (error instanceof CannotError || !(error instanceof Error)) return error;
  const cannot = (message: string, next: string) => new CannotError(message, next, { cause: error });
  if (error.name === "AWSOrganizationsNotInUseException")
    return cannot(`${await caller(signal)} is in no organization`, readers);
  switch (awsFailure(error)) {
    case "no credentials":
      return cannot("there are no AWS credentials", `set AWS_PROFILE or the variables of a session; ${readers}`);
    case "refused credentials":
      return cannot(`AWS does not accept the credentials: ${describe(error)}`, "log in again (aws sso login)");
    case "denied":
      return cannot(`AWS Organizations refuses ${await caller(signal)}: ${describe(error)}`, readers);
    case "throttled":
      return cannot(
        `AWS Organizations is too busy: it refused the same request ${retries.maxAttempts} times`,
        "try again in some minutes: its limits are shared by everybody who asks in this organization",
      );
    case "no answer":
      return cannot(`AWS Organizations does not answer: ${describe(error)}`, "look at the network and run it again");
    default:
      return cannot(`AWS Organizations refuses: ${error.name}: ${describe(error)}`, readers);
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
