import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

/** Temporary credentials as AWS gives them out. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The region where STS is called; the credentials hold everywhere. */
const region = "us-east-1";

/** What a client must have to sign; Moto verifies no signature. */
const unverified = { accessKeyId: "embedded", secretAccessKey: "embedded" };

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

/**
 * The account behind an access key that some client got by sts:AssumeRole, as the Terraform provider does; `undefined`
 * for a key that Moto never gave out.
 */
export async function accountOfSession(endpoint: string, accessKeyId: string): Promise<string | undefined> {
  const sts = new STSClient({ endpoint, region, credentials: { ...unverified, accessKeyId } });
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    // Moto takes an unknown key for a user of its default account.
    return Arn?.includes(":assumed-role/") ? Account : undefined;
  } finally {
    sts.destroy();
  }
}
