import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { CannotError, describe } from "../support/errors";
import { type SubmitTarget, wantedRole } from "./target";

/**
 * Makes sure that AWS knows us, and as somebody of the workload's tooling account: elsewhere a bucket is merely denied,
 * and nobody learns why.
 * @throws CannotError
 */
export async function checkAccount(target: SubmitTarget, signal: AbortSignal): Promise<void> {
  const { Account, Arn } = await identity(target, signal);
  if (Account !== target.account)
    throw new CannotError(
      `the credentials are of account ${Account} (${Arn}), the tooling account of ${target.workload} is ${target.account}`,
      wantedRole(target),
    );
}

async function identity(target: SubmitTarget, signal: AbortSignal) {
  const sts = new STSClient({ region: target.region });
  try {
    return await sts.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
  } catch (error) {
    signal.throwIfAborted();
    const missing = error instanceof Error && error.name === "CredentialsProviderError";
    throw new CannotError(
      missing ? "there are no AWS credentials" : `AWS does not say whose the credentials are: ${describe(error)}`,
      `set AWS_PROFILE or the variables of a session, or ${wantedRole(target)}`,
      { cause: error },
    );
  } finally {
    sts.destroy();
  }
}
