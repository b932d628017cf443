/**
 * For clients that write findings: all workloads of the account share one limit of calls, so being throttled is normal, and an
 * answer that takes longer than any should is asked for again. Waits grow and vary by chance.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export const securityHubSettings = {
  retryMode: "standard",
  maxAttempts: 10,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
} as const;
