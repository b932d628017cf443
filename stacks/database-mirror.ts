import type { Configuration } from "../config/load";
import type { Region } from "../config/regions";
import { databaseMirrorBuildspec, databaseMirrorConfiguration } from "../config/scan-configuration";
import type { Account } from "../config/schema";
import { sharedNames } from "../config/shared-names";
import type { DatabaseMirrorProps } from "../modules/database-mirror";

/** Whether a workload's pipeline is in this account and region, where its scanners then need the databases. */
export function holdsPipelines({ organization }: Configuration, account: Account, region: Region): boolean {
  return organization.workloads.some(
    (workload) => workload.toolingAccount === account.name && (workload.region ?? organization.homeRegion) === region,
  );
}

/** What the configuration says of the mirror in an account and region. */
export function databaseMirror(
  { organization }: Configuration,
  { id: accountId }: Account,
  region: Region,
): Omit<DatabaseMirrorProps, "permissionsBoundaryArn" | "accessLogBucketName"> {
  const names = sharedNames(organization);
  const { refreshHours, maximumAgeHours, trivy, grype, safety } = organization.databases;
  return {
    accountId,
    region,
    name: names.databaseMirror(region),
    keyAlias: names.databaseKeyAlias,
    bucketName: names.databaseBucket(accountId, region),
    buildspec: databaseMirrorBuildspec(),
    files: databaseMirrorConfiguration(),
    sources: { trivy, grype, ...(safety && { safety }) },
    maximumAgeHours,
    refreshHours,
  };
}
