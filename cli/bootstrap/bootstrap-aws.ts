import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
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

/** Organizations takes few calls a second, and a change of its own at a time. */
const attempts = { maxAttempts: 8, retryMode: "adaptive" } as const;

/**
 * Clients for the credentials of the environment, which must be the management account's.
 * @throws CannotError when they are none, unknown to AWS, or another account's
 */
export async function bootstrapAws(managementAccountId: string, region: string): Promise<BootstrapAws> {
  await requireAccount(managementAccountId);
  return offlineAws(region);
}

/** The clients before anybody is asked whose the credentials are; a list without credentials needs no more. */
export function offlineAws(region: string): BootstrapAws {
  const organizations = new OrganizationsClient({ region: organizationsRegion, ...attempts });
  const cloudFormation = new CloudFormationClient({ region, ...attempts });
  return {
    organizations,
    cloudFormation,
    close: () => {
      organizations.destroy();
      cloudFormation.destroy();
    },
  };
}

async function requireAccount(managementAccountId: string): Promise<void> {
  const sts = new STSClient({ region: organizationsRegion });
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    if (Account !== managementAccountId)
      throw new CannotError(
        `the credentials are of account ${Account} (${Arn}), the configuration's management account is ${managementAccountId}`,
        "set AWS_PROFILE to an administrator of the management account",
      );
  } catch (error) {
    throw failureOf("whose the credentials are", error);
  } finally {
    sts.destroy();
  }
}
