import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { roleArn } from "../../config/names";
import type { Region } from "../../config/regions";
import type { Account, Organization } from "../../config/schema";
import { retries } from "../support/aws-errors";
import { CannotError, describe } from "../support/errors";
import { UnreadFactError } from "./fact-kind";

/** An account and region with credentials that read there. */
export interface PlanAccess {
  readonly region: Region;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
}

/**
 * Assumes `terraform.planRoleName` in an account.
 * @throws UnreadFactError when AWS refuses: the role is not there yet, or does not trust the caller
 * @throws CannotError when AWS does not answer
 */
export async function planAccess(
  { terraform }: Organization,
  account: Account,
  region: Region,
  abortSignal: AbortSignal,
): Promise<PlanAccess> {
  const RoleArn = roleArn(account.id, terraform.planRoleName);
  const sts = new STSClient({ region, ...retries });
  try {
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "gatehouse-facts" }), {
      abortSignal,
    });
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    return {
      region,
      credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    };
  } catch (error) {
    abortSignal.throwIfAborted();
    if (error instanceof Error && error.name === "AccessDenied")
      throw new UnreadFactError(
        `AWS lets nobody with these credentials assume ${RoleArn}: it is not there yet ("gatehouse bootstrap" makes it) or does not trust them`,
      );
    throw new CannotError(
      `${RoleArn} can't be assumed: ${describe(error)}`,
      "look at the credentials and the network, then run it again",
      { cause: error },
    );
  } finally {
    sts.destroy();
  }
}
