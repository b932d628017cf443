import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import type { Region } from "../config/regions";
import { OrganizationConformancePack } from "../modules/organization-conformance-pack";
import { AccountStack } from "./account-stack";

export interface SecurityComplianceStackProps {
  readonly configuration: Configuration;
  readonly region: Region;
}

/** What every account must keep to, whatever runs in it. */
const managedRules = [
  "CLOUD_TRAIL_ENABLED",
  "EC2_EBS_ENCRYPTION_BY_DEFAULT",
  "IAM_ROOT_ACCESS_KEY_CHECK",
  "RDS_STORAGE_ENCRYPTED",
  "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED",
  "S3_BUCKET_SSL_REQUESTS_ONLY",
];

/** Security account, one region: organization packs, which need every account's recorder to run. */
export class SecurityComplianceStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration, region }: SecurityComplianceStackProps) {
    const { organization } = configuration;
    super(scope, id, { configuration, region, account: accountWithRole(organization, "security") });

    new OrganizationConformancePack(this, "baseline", {
      name: `${organization.namePrefix}-baseline`,
      managedRules,
      excludedAccountIds: organization.accounts.filter(({ status }) => status === "suspended").map(({ id }) => id),
    });
  }
}
