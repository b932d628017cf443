import { createHash } from "node:crypto";

/**
 * Names and ARNs that cross a border between accounts or stacks. Both sides compute them from the configuration, so no
 * stack reads another's state.
 */

/** Only regions of this partition are allowed (config/regions.ts). */
export const partition = "aws";

export interface Place {
  readonly namePrefix: string;
  readonly accountId: string;
  readonly region: string;
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const bucketNameLength = 63;
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const roleNameLength = 64;
// https://docs.aws.amazon.com/xray/latest/api/API_CreateGroup.html
const traceNameLength = 32;

/** Bucket names are global, so they carry account and region. */
export function bucketName({ namePrefix, accountId, region }: Place, purpose: string): string {
  return shorten(`${namePrefix}-${accountId}-${region}-${purpose}`, bucketNameLength);
}

/** Name of a role, function, project, queue or pipeline of one workload; all allow 64 characters or more. */
export function workloadResourceName(namePrefix: string, workload: string, purpose: string): string {
  return shorten(`${namePrefix}-${workload}-${purpose}`, roleNameLength);
}

/** Name of the X-Ray group and sampling rule of a deployment. */
export function traceName(namePrefix: string, workload: string, deployment: string): string {
  return shorten(`${namePrefix}-${workload}-${deployment}`, traceNameLength);
}

export function roleArn(accountId: string, roleName: string): string {
  return `arn:${partition}:iam::${accountId}:role/${roleName}`;
}

export function permissionsBoundaryName(namePrefix: string): string {
  return `${namePrefix}-boundary`;
}

/** Boundary of every role that Gatehouse and the workloads' deployments create; made with the account. */
export function permissionsBoundaryArn(namePrefix: string, accountId: string): string {
  return `arn:${partition}:iam::${accountId}:policy/${permissionsBoundaryName(namePrefix)}`;
}

/** Keeps names within AWS's limit: what is too long ends in a hash of the whole name. */
function shorten(name: string, length: number): string {
  if (name.length <= length) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, length - hash.length - 1).replace(/-+$/, "")}-${hash}`;
}
