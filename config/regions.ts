import services from "./region-services.json";

/** Regions of the `aws` partition; `gatehouse validate` refuses those that lack a service Gatehouse can't do without. */
export type Region = keyof typeof services.lacking;

export const regions = Object.keys(services.lacking) as [Region, ...Region[]];

/**
 * Regions that every account has from its beginning; all newer ones must be opted into.
 * https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 */
const enabledByDefault: ReadonlySet<string> = new Set<Region>([
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
]);

/** Whether an account must opt into the region. */
export function isOptIn(region: Region): boolean {
  return !enabledByDefault.has(region);
}

/**
 * Whether findings can be aggregated in this region: Security Hub allows none that must be opted into, and a name that is
 * no region is none either. https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation-enable.html
 */
export function isPossibleHomeRegion(name: string): boolean {
  return enabledByDefault.has(name);
}

/** IAM, Organizations and STS send their events to EventBridge only here. */
export const globalEventsRegion: Region = "us-east-1";
