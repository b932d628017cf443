/**
 * For clients of the ledger: a call that nobody answers must not last as long as the lease, and a table that grows to what
 * is asked of it throttles for a while.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html#Programming.Errors.RetryAndBackoff
 */
export const ledgerSettings = {
  retryMode: "standard",
  maxAttempts: 10,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const;
