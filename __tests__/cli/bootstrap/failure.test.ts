import { failureOf } from "../../../cli/bootstrap/failure";
import { CannotError } from "../../../cli/support/errors";

const awsError = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  ["no credentials", awsError("CredentialsProviderError", "Could not load"), "there are no AWS credentials"],
  [
    "an ended session",
    awsError("ExpiredTokenException", "The token has expired"),
    "AWS does not accept the credentials: The token has expired",
  ],
  [
    "a denial",
    awsError("AccessDeniedException", "not authorized to perform organizations:ListRoots"),
    "roots: AWS denies it: not authorized to perform organizations:ListRoots",
  ],
  [
    "throttling",
    awsError("TooManyRequestsException", "slow down"),
    "roots: AWS takes no more calls just now (TooManyRequestsException)",
  ],
  [
    "a change beside ours",
    awsError("ConcurrentModificationException", "busy"),
    "roots: AWS takes no more calls just now (ConcurrentModificationException)",
  ],
  [
    "no way to AWS",
    Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }),
    "roots: AWS does not answer: getaddrinfo ENOTFOUND",
  ],
  [
    "anything else",
    awsError("ConstraintViolationException", "You have reached the limit"),
    "roots: You have reached the limit",
  ],
])("%s is one sentence with what to do", (_, error, message) => {
  const failure = failureOf("roots", error);
  expect(failure).toMatchObject({ message, next: expect.stringMatching(/^\w.*[^.]$/), cause: error });
});

test("a sentence of our own stays as it is", () => {
  const own = new CannotError("there is no unit /Workload", "create it");
  expect(failureOf("roots", own)).toBe(own);
});
