import type { Rule } from "../context";

/** Every scanner that the policy requires has a run. */
export const requiredScanners: Rule = ({ policy, runs }) => {
  if (runs === undefined)
    return [
      {
        code: "runs-missing",
        message: `nothing shows that the required scanners (${policy.requiredScanners.join(", ")}) ran: there are no run manifests`,
        remedy: 'give the folder that "gatehouse scan --out DIR" wrote with --runs DIR',
      },
    ];
  const present = runs.map(({ folder }) => folder);
  return policy.requiredScanners
    .filter((scanner) => !present.includes(scanner))
    .map((scanner) => ({
      code: "scanner-missing",
      scanner,
      message: `${scanner} is required and did not run: there is no ${scanner}/run.json`,
      remedy: `run ${scanner}, or look at its build in the pipeline for why it did not start`,
    }));
};
