import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { SessionCredentials } from "./assume-role";
import type { Endpoints } from "./embedded-aws";

/** An account and region of the embedded AWS, with credentials for it. */
export interface AccountAccess {
  readonly account: string;
  readonly region: string;
  readonly endpoints: Endpoints;
  readonly credentials: SessionCredentials;
}

/** Constructor settings of every SDK client but Security Hub's. */
export function clientSettings({ region, endpoints, credentials }: AccountAccess) {
  return { region, credentials, endpoint: endpoints.AWS_ENDPOINT_URL };
}

export function securityHubSettings({ region, endpoints, credentials }: AccountAccess) {
  return { region, credentials, endpoint: endpoints.AWS_ENDPOINT_URL_SECURITYHUB };
}

/** What a process needs that finds AWS by environment variables: the SDKs, the AWS CLI, Terraform. */
export function awsEnvironment({ region, endpoints, credentials }: AccountAccess): Readonly<Record<string, string>> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    // Nothing of this machine's own AWS configuration, and no wait for an instance's metadata.
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    ...endpoints,
  };
}

/** The access that `roleArn` gives to whoever has `access`: as in AWS it is the role that switches the account. */
export async function withRole(access: AccountAccess, roleArn: string): Promise<AccountAccess> {
  const sts = new STSClient(clientSettings(access));
  try {
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "gatehouse" }));
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
    return { ...access, account: roleArn.split(":")[4] ?? "", credentials };
  } finally {
    sts.destroy();
  }
}
