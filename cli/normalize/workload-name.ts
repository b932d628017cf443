/**
 * What may name a workload on the command line: more than in organization.yaml, because others call `normalize` for
 * workloads of their own, but nothing that would not fit into a finding as it is.
 */
export const workloadName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
