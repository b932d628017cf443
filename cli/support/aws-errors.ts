/** How often a request is tried again, at most 20 seconds apart: half a minute until a throttling counts as lasting. */
export const retries = { retryMode: "adaptive", maxAttempts: 8 } as const;

/** What kept a call from its answer, as far as a person can do something about it. */
export type AwsFailure = "no credentials" | "refused credentials" | "denied" | "throttled" | "no answer" | "other";

const names: readonly (readonly [AwsFailure, RegExp])[] = [
  ["no credentials", /^CredentialsProviderError$/],
  [
    "refused credentials",
    /^(ExpiredToken|ExpiredTokenException|InvalidClientTokenId|UnrecognizedClientException|InvalidSignatureException|SignatureDoesNotMatch)$/,
  ],
  ["denied", /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError)$/],
  [
    "throttled",
    /^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded|ConcurrentModificationException|OperationInProgressException)$/,
  ],
];

/** The services name their errors each in their own way. */
export function awsFailure(error: Error): AwsFailure {
  const named = names.find(([, pattern]) => pattern.test(error.name));
  if (named) return named[0];
  const { code } = error as NodeJS.ErrnoException;
  return code !== undefined || error.name === "TimeoutError" ? "no answer" : "other";
}
