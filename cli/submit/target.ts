import { accountNamed, type Configuration } from "../../config/load";
import { roleArn } from "../../config/names";
import { sharedNames, sourceKey } from "../../config/shared-names";
import { CannotError } from "../support/errors";

/** Where a workload's packages go and what becomes of them, as the configuration has it. */
export interface SubmitTarget {
  readonly workload: string;
  /** The tooling account's id. */
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  readonly key: string;
  readonly pipeline: string;
  /** Where a start that failed is kept. */
  readonly failedStartsQueue: string;
  readonly verdictBucket: string;
  /** `undefined` where the configuration lets nobody upload but administrators. */
  readonly uploadRoleArn: string | undefined;
}

/** @throws CannotError when the configuration has no such workload */
export function submitTarget({ organization, file }: Configuration, name: string): SubmitTarget {
  const workload = organization.workloads.find((candidate) => candidate.name === name);
  if (!workload)
    throw new CannotError(
      `${file} has no workload "${name}"`,
      `choose from ${organization.workloads.map((known) => known.name).join(", ")}`,
    );
  const account = accountNamed(organization, workload.toolingAccount).id;
  const region = workload.region ?? organization.homeRegion;
  const names = sharedNames(organization);
  const own = names.workload(name);
  return {
    workload: name,
    account,
    region,
    bucket: own.bucket(account, region, "source"),
    key: sourceKey,
    pipeline: own.pipeline,
    failedStartsQueue: `${own.startRule}-failed`,
    verdictBucket: names.verdictBucket,
    uploadRoleArn: workload.source && roleArn(account, own.uploadRole),
  };
}

/** Whose credentials are wanted, for the end of a sentence. */
export function wantedRole({ uploadRoleArn, workload, account }: SubmitTarget): string {
  return uploadRoleArn === undefined
    ? `assume a role of account ${account} that may upload: the configuration names no "source" for ${workload}`
    : `assume ${uploadRoleArn}`;
}
