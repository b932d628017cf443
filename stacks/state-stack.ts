import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import { sharedNames } from "../config/shared-names";
import { EvidenceBuckets } from "../modules/evidence-buckets";
import { StateBucket } from "../modules/state-bucket";
import { AccountStack } from "./account-stack";

export interface StateStackProps {
  readonly configuration: Configuration;
  /** File for the state until the bucket that this stack makes exists. */
  readonly localStateFile: string | undefined;
}

/** Deployment account, home region: the states of all stacks and the evidence of changes. */
export class StateStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration, localStateFile }: StateStackProps) {
    const { organization, facts } = configuration;
    const { homeRegion, namePrefix, terraform } = organization;
    const account = accountWithRole(organization, "deployment");
    super(scope, id, {
      configuration,
      account,
      region: homeRegion,
      ...(localStateFile !== undefined && { localStateFile }),
    });

    const names = sharedNames(organization);
    new StateBucket(this, "state", {
      bucketName: names.stateBucket,
      keyAlias: `${namePrefix}-state`,
      accountId: account.id,
      region: homeRegion,
      organizationId: facts.organizationId,
      applyRoleName: terraform.roleName,
      planRoleName: terraform.planRoleName,
    });
    new EvidenceBuckets(this, "evidence", {
      planBucketName: names.planBucket,
      approvalBucketName: names.approvalBucket,
      keyAlias: `${namePrefix}-evidence`,
      accountId: account.id,
    });
  }
}
