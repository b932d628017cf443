import { awsFailure } from "../support/aws-errors";
import { CannotError, describe } from "../support/errors";

const again = "run it again: what is done stays done";

/** What AWS, or the way to it, said to a step, as one sentence with what to do about it. */
export function failureOf(step: string, error: unknown): CannotError {
  if (error instanceof CannotError) return error;
  const cannot = (message: string, next: string) => new CannotError(message, next, { cause: error });
  const name = error instanceof Error ? error.name : "";
  switch (error instanceof Error ? awsFailure(error) : "other") {
    case "no credentials":
      return cannot("there are no AWS credentials", "set AWS_PROFILE to an administrator of the management account");
    case "refused credentials":
      return cannot(`AWS does not accept the credentials: ${describe(error)}`, "log in again (aws sso login)");
    case "denied":
      return cannot(
        `${step}: AWS denies it: ${describe(error)}`,
        "use a role of the management account that may administer AWS Organizations, CloudFormation and IAM, and run it again",
      );
    case "throttled":
      return cannot(`${step}: AWS takes no more calls just now (${name})`, again);
    case "no answer":
      return cannot(`${step}: AWS does not answer: ${describe(error)}`, `look at the network and ${again}`);
    default:
      return cannot(`${step}: ${describe(error)}`, `mend that and ${again}`);
  }
}
