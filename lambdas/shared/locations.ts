/** Where the files of one execution are: in the reports bucket, but for the verdict, which has a locked one. */
export const locations = {
  /** Ends with `/`; below it one folder per scanner. */
  execution: (workload: string, execution: string) => `reports/${workload}/${execution}/`,
  findings: (workload: string, execution: string) => `reports/${workload}/${execution}/findings.json`,
  summary: (workload: string, execution: string) => `reports/${workload}/${execution}/summary.json`,
  /**
   * Below the tooling account's id, because the bucket lets no account write elsewhere. Without a deployment it is the
   * workload's.
   */
  verdict: (account: string, workload: string, execution: string, deployment?: string) =>
    `verdicts/${account}/${workload}/${execution}/verdict${deployment === undefined ? "" : `-${deployment}`}.json`,
} as const;
