import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { DescribeOrganizationCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { describe } from "../support/errors";
import { type Check, firstLine, missing, notChecked, ok } from "./check";

const identity = { what: "AWS credentials", why: "plan and apply need them; the local run does not", needed: false };
const organization = { what: "AWS organization", why: "what the configuration is compared with", needed: false };

/** Any of these says that the user means to have credentials; asking the instance metadata service takes seconds. */
const variables = [
  "AWS_ACCESS_KEY_ID",
  "AWS_PROFILE",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
  "AWS_CONTAINER_CREDENTIALS_FULL_URI",
] as const;

export function hasCredentials(environment: NodeJS.ProcessEnv): boolean {
  const home = environment.HOME || homedir();
  const files = [
    environment.AWS_SHARED_CREDENTIALS_FILE ?? join(home, ".aws", "credentials"),
    environment.AWS_CONFIG_FILE ?? join(home, ".aws", "config"),
  ];
  return variables.some((name) => environment[name]) || files.some((file) => file !== "/dev/null" && existsSync(file));
}

/** Who AWS says we are and in which organization: two calls that read, each given up after seconds. */
export async function checkAws(environment: NodeJS.ProcessEnv = process.env): Promise<readonly Check[]> {
  if (!hasCredentials(environment))
    return [identity, organization].map((subject) =>
      notChecked(subject, "no credentials are configured", "set AWS_PROFILE to check the account"),
    );
  const settings = {
    region: environment.AWS_REGION || environment.AWS_DEFAULT_REGION || "us-east-1",
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 5000 },
  };
  return Promise.all([
    answer(identity, "log in again (aws sso login) or check AWS_PROFILE", async () => {
      const { Account, Arn } = await new STSClient(settings).send(new GetCallerIdentityCommand({}));
      return `account ${Account}, ${Arn}`;
    }),
    answer(organization, "use a role that may call organizations:DescribeOrganization", async () => {
      const { Organization } = await new OrganizationsClient(settings).send(new DescribeOrganizationCommand({}));
      return `${Organization?.Id}, management account ${Organization?.MasterAccountId}`;
    }),
  ]);
}

async function answer(subject: typeof identity, next: string, ask: () => Promise<string>): Promise<Check> {
  try {
    return ok(subject, await ask());
  } catch (error) {
    return missing(subject, firstLine(describe(error)), next);
  }
}
