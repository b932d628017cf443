import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { retries } from "../support/aws-errors";
import { CannotError } from "../support/errors";
import { failureOf } from "./failure";

/** The management account's services that steps ask. */
export interface BootstrapAws {
  readonly organizations: OrganizationsClient;
  readonly cloudFormation: CloudFormationClient;
  close(): void;
}

/** Organizations answers there and nowhere else: https://docs.aws.amazon.com/general/latest/gr/ao.html */
const organizationsRegion = "us-east-1";

/**
 * Clients for the credentials of the environment, which must be the management account's.
 * @throws CannotError when they are none, unknown to AWS, or another account's
 */
export async function bootstrapAws(
  managementAccountId: string,
  region: string,
  signal: AbortSignal,
): Promise<BootstrapAws> {
  await requireAccount(managementAccountId, signal);
  return offlineAws(region, signal);
}

/** The clients before anybody is asked whose the credentials are; a list without credentials needs no more. */
export function offlineAws(region: string, signal: AbortSignal): BootstrapAws {
  const organizations = new OrganizationsClient({ region: organizationsRegion, ...retries });
  const cloudFormation = new CloudFormationClient({ region, ...retries });
  for (const { config } of [organizations, cloudFormation]) endWith(config.requestHandler, signal);
  return {
    organizations,
    cloudFormation,
    close: () => {
      organizations.destroy();
      cloudFormation.destroy();
    },
  };
}

type Handler = OrganizationsClient["config"]["requestHandler"];

/** Has the signal end every request of a client, so that no step need hand it on with each call. */
function endWith(handler: Handler, abortSignal: AbortSignal): void {
  const handle = handler.handle.bind(handler);
  handler.handle = (request, options) => handle(request, { ...options, abortSignal });
}

async function requireAccount(managementAccountId: string, abortSignal: AbortSignal): Promise<void> {
  const sts = new STSClient({ region: organizationsRegion });
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal });
    if (Account !== managementAccountId)
      throw new CannotError(
        `the credentials are of account ${Account} (${Arn}), the configuration's management account is ${managementAccountId}`,
        "set AWS_PROFILE to an administrator of the management account",
      );
  } catch (error) {
    abortSignal.throwIfAborted();
    throw failureOf("whose the credentials are", error);
  } finally {
    sts.destroy();
  }
}
