import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { LocalBackend, S3Backend, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import { bucketName, roleArn } from "../config/names";
import type { Account } from "../config/schema";

export interface AccountStackProps {
  readonly configuration: Configuration;
  readonly account: Account;
  readonly region: string;
  /** Tags of everything in the stack, beside the organization's. */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * File for the state, while the bucket for it does not exist.
   * @default the organization's state bucket
   */
  readonly localStateFile?: string;
}

/** One account, one region, one provider, one state: what every stack is before it has a role. */
export abstract class AccountStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: AccountStackProps) {
    super(scope, id);
    const { organization } = props.configuration;
    const { namePrefix, tags, terraform } = organization;
    const terraformRole = { roleArn: roleArn(props.account.id, terraform.roleName) };

    new AwsProvider(this, "aws", {
      region: props.region,
      // A session of the wrong account fails before it writes.
      allowedAccountIds: [props.account.id],
      assumeRole: [terraformRole],
      defaultTags: [
        {
          tags: {
            ManagedBy: "gatehouse",
            Stack: id,
            Owner: tags.owner,
            CostCentre: tags.costCentre,
            DataClass: tags.dataClass,
            ...props.tags,
          },
        },
      ],
    });
    // cdktf pins the one version its types came from; the range is what was tried (docs/decisions/0002).
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: terraform.awsProviderVersion,
    });

    if (props.localStateFile !== undefined) {
      new LocalBackend(this, { path: props.localStateFile });
      return;
    }
    const backend = new S3Backend(this, {
      bucket: bucketName(
        { namePrefix, accountId: accountWithRole(organization, "deployment").id, region: organization.homeRegion },
        "state",
      ),
      key: `${props.account.id}/${id}.tfstate`,
      region: organization.homeRegion,
      assumeRole: terraformRole,
      // The bucket encrypts with its own key; `true` without a key would ask for AES256 instead.
      encrypt: false,
    });
    // cdktf 0.21 has no property for S3's own lock.
    backend.addOverride("use_lockfile", true);
  }
}
