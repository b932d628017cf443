import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

/** Temporary credentials as AWS gives them out. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The region where STS is called; the credentials hold everywhere. */
const region = "us-east-1";

/** Credentials of `account` by sts:AssumeRole: as in AWS it is the role that switches the account. */
export async function assumeRole(endpoint: string, account: string): Promise<SessionCredentials> {
  const sts = new STSClient({
    endpoint,
    region,
    credentials: { accessKeyId: "embedded", secretAccessKey: "embedded" },
  });
  try {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/gatehouse-apply`, RoleSessionName: "gatehouse" }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken)
      throw new Error(`sts:AssumeRole for account ${account} answered without credentials`);
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  } finally {
    sts.destroy();
  }
}
