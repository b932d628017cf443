import type { Rule } from "../context";

/** All runs and findings are of this workload and of one and the same execution. */
export const sameExecution: Rule = ({ workload, expected, manifests, findings }) => {
  const execution = expected.execution ?? manifests[0]?.execution;
  // Only the command line normalizes reports without knowing whose they are.
  const isOfAnother = (of: string | undefined) =>
    of === undefined ? expected.execution !== undefined : execution !== undefined && of !== execution;
  const foreign = findings.filter((finding) => finding.workload !== workload || isOfAnother(finding.execution));
  return [
    ...manifests
      .filter((run) => run.workload !== workload)
      .map((run) => ({
        code: "run-of-another-workload",
        scanner: run.scanner,
        message: `${run.scanner} ran for the workload "${run.workload}", not for "${workload}"`,
        remedy: `scan again as workload ${workload} (gatehouse scan --workload ${workload})`,
      })),
    ...manifests
      .filter((run) => run.execution !== execution)
      .map((run) => ({
        code: "run-of-another-execution",
        scanner: run.scanner,
        message: `${run.scanner} ran for the execution ${run.execution}, not for ${execution}`,
        remedy: "let every scanner run in the same execution",
      })),
    ...(foreign.length === 0
      ? []
      : [
          {
            code: "findings-foreign",
            message: `${foreign.length} of ${findings.length} findings are not of workload "${workload}" and this execution`,
            remedy: `normalize the reports of this execution again (gatehouse normalize --workload ${workload})`,
          },
        ]),
  ];
};
