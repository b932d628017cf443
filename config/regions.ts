/**
 * Regions of the `aws` partition, and whether one can be the home region: Security Hub's finding aggregator and central
 * configuration must exist there (read from cfn-lint's per-region resource lists).
 */
const canBeHome = {
  "af-south-1": true,
  "ap-east-1": true,
  "ap-northeast-1": true,
  "ap-northeast-2": true,
  "ap-northeast-3": true,
  "ap-south-1": true,
  "ap-southeast-1": true,
  "ap-southeast-2": true,
  "ap-southeast-3": true,
  "ca-central-1": true,
  "eu-central-1": true,
  "eu-central-2": false,
  "eu-north-1": true,
  "eu-south-1": false,
  "eu-south-2": false,
  "eu-west-1": true,
  "eu-west-2": true,
  "eu-west-3": true,
  "il-central-1": true,
  "me-central-1": true,
  "me-south-1": true,
  "sa-east-1": true,
  "us-east-1": true,
  "us-east-2": true,
  "us-west-1": true,
  "us-west-2": true,
} as const;

export type Region = keyof typeof canBeHome;

export const regions = Object.keys(canBeHome) as [Region, ...Region[]];

/** Whether findings can be aggregated in this region; `false` also for a name that is no region. */
export function isPossibleHomeRegion(name: string): boolean {
  return canBeHome[name as Region] ?? false;
}

/** IAM, Organizations and STS send their events to EventBridge only here. */
export const globalEventsRegion: Region = "us-east-1";

/** AWS Config came to these after February 2022, and records IAM's types in none of them. */
const withoutGlobalTypes: readonly string[] = ["eu-central-2", "eu-south-2", "il-central-1", "me-central-1"];

/**
 * The one region in which AWS Config records IAM's users, groups, roles and policies: the home region, or the first that can
 * where that one can't; `undefined` when none can.
 * https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
 */
export function globalTypesRegion(homeRegion: string, governed: readonly string[]): string | undefined {
  return [homeRegion, ...governed].find((name) => !withoutGlobalTypes.includes(name));
}
