import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  EnableSecurityHubCommand,
  GetFindingsCommand,
  type GetFindingsCommandInput,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { type SecurityHubOptions, startSecurityHub } from "../../cli/preview/security-hub/server";
import { account, region } from "./asff";

/** A client of the stand-in for one account; keys are not secret there, so the account is the key. */
export function clientOf(url: string, accessKeyId: string, maxAttempts = 1): SecurityHubClient {
  const credentials = { accessKeyId, secretAccessKey: "secret" };
  return new SecurityHubClient({ endpoint: url, region, credentials, maxAttempts });
}

/** The stand-in with one account whose hub is on, and that account's client. */
export async function startHub(options?: SecurityHubOptions) {
  const hub = await startSecurityHub(options);
  hub.registerAccessKey("key", account);
  const client = clientOf(hub.url, "key");
  await client.send(new EnableSecurityHubCommand({}));
  return {
    ...hub,
    hub,
    client,
    importing: (...findings: readonly AwsSecurityFinding[]) =>
      client.send(new BatchImportFindingsCommand({ Findings: [...findings] })),
    get: (input: GetFindingsCommandInput) => client.send(new GetFindingsCommand(input)),
    stop: async () => {
      client.destroy();
      await hub.stop();
    },
  };
}
