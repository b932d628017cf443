import { type MotoOptions, startMoto } from "../moto/start-moto";
import { type SecurityHubOptions, type SecurityHubStandIn, startSecurityHub } from "../security-hub/server";
import { accountOfSession, assumeRole, type SessionCredentials } from "./assume-role";

/** What the AWS SDKs and the Terraform provider read to find services elsewhere. */
export interface Endpoints {
  readonly AWS_ENDPOINT_URL: string;
  readonly AWS_ENDPOINT_URL_SECURITYHUB: string;
}

export interface EmbeddedAwsOptions extends MotoOptions {
  readonly securityHub?: SecurityHubOptions;
}

/** An AWS organization's worth of accounts on loopback: Moto, and the strict Security Hub stand-in beside it. */
export interface EmbeddedAws {
  /** Environment variables; there are no credentials among them. */
  readonly endpoints: Endpoints;
  readonly securityHub: SecurityHubStandIn;
  /** Credentials of any 12-digit account, known to Security Hub too. The same ones on every call. */
  credentialsFor(account: string): Promise<SessionCredentials>;
  /** Ends everything; may be called more than once. It ends with this process anyway. */
  stop(): Promise<void>;
}

export async function startEmbeddedAws(options: EmbeddedAwsOptions): Promise<EmbeddedAws> {
  const moto = await startMoto(options);
  const securityHub = await startSecurityHub({
    accountOf: (accessKeyId) => accountOfSession(moto.url, accessKeyId),
    ...options.securityHub,
  }).catch(async (error: unknown) => {
    await moto.stop();
    throw error;
  });
  const known = new Map<string, Promise<SessionCredentials>>();
  const register = async (account: string) => {
    const credentials = await assumeRole(moto.url, account);
    securityHub.registerAccessKey(credentials.accessKeyId, account);
    return credentials;
  };
  const stop = async () => void (await Promise.all([moto.stop(), securityHub.stop()]));
  options.signal?.addEventListener("abort", () => void stop(), { once: true });
  return {
    endpoints: { AWS_ENDPOINT_URL: moto.url, AWS_ENDPOINT_URL_SECURITYHUB: securityHub.url },
    securityHub,
    credentialsFor: (account) => {
      const credentials = known.get(account) ?? register(account);
      known.set(account, credentials);
      return credentials;
    },
    stop,
  };
}
