import { CannotError, describe } from "../support/errors";

const denied = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError)$/;
const throttled =
  /^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|ConcurrentModificationException|OperationInProgressException)$/;
const unknownCredentials =
  /^(ExpiredToken|ExpiredTokenException|InvalidClientTokenId|UnrecognizedClientException|InvalidSignatureException)$/;

const again = "run it again: what is done stays done";

/** What AWS, or the way to it, said to a step, as one sentence with what to do about it. */
export function failureOf(step: string, error: unknown): CannotError {
  if (error instanceof CannotError) return error;
  const { name } = error instanceof Error ? error : { name: "" };
  const cannot = (message: string, next: string) => new CannotError(message, next, { cause: error });
  if (name === "CredentialsProviderError")
    return cannot("there are no AWS credentials", "set AWS_PROFILE to an administrator of the management account");
  if (unknownCredentials.test(name))
    return cannot(`AWS does not accept the credentials: ${describe(error)}`, "log in again (aws sso login)");
  if (denied.test(name))
    return cannot(
      `${step}: AWS denies it: ${describe(error)}`,
      "use a role of the management account that may administer AWS Organizations, CloudFormation and IAM, and run it again",
    );
  if (throttled.test(name)) return cannot(`${step}: AWS takes no more calls just now (${name})`, again);
  return cannot(`${step}: ${describe(error)}`, `mend that and ${again}`);
}
