import type { Draft } from "./draft";

/** Why an account can't hold a pipeline or a deployment; `undefined` when it can. */
export function unfit(accounts: Draft["accounts"], name: string): string | undefined {
  const account = accounts.find((candidate) => candidate.name === name);
  if (!account) return "is not among the accounts";
  if (account.status === "suspended") return "is suspended";
  // A workload's roles are powerful where they are, and these accounts hold every log, finding and state.
  return (account.role ?? "member") === "member" ? undefined : `is the ${account.role} account`;
}
