/**
 * The same rule as for a workload's name in organization.yaml (config/schema.ts), without the time that it takes to
 * load the schema; a test compares both.
 */
export const workloadName = /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/;
