import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { type EmbeddedAws, startEmbeddedAws } from "../../../cli/preview/aws/embedded-aws";
import { account, region } from "../../support/asff";
import {
  describeWithTerraform,
  embeddedAwsOverride,
  terraformWorkspace,
  type Workspace,
} from "../../support/terraform";

const stack = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } } },
  provider: {
    aws: [
      {
        region,
        allowed_account_ids: [account],
        assume_role: [{ role_arn: `arn:aws:iam::${account}:role/gatehouse-apply` }],
      },
    ],
  },
  resource: {
    aws_securityhub_account: {
      hub: {
        enable_default_standards: false,
        auto_enable_controls: false,
        control_finding_generator: "STANDARD_CONTROL",
      },
    },
  },
};

describeWithTerraform("aws_securityhub_account against the stand-in", () => {
  let aws: EmbeddedAws;
  let folder: string;
  let workspace: Workspace;

  beforeAll(async () => {
    aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
    const { accessKeyId, secretAccessKey, sessionToken } = await aws.credentialsFor("111122223333");
    folder = mkdtempSync(join(tmpdir(), "gatehouse-hub-"));
    writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(stack));
    workspace = terraformWorkspace(folder, {
      override: embeddedAwsOverride,
      environment: {
        ...aws.endpoints,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken,
      },
    });
  });
  afterAll(async () => {
    workspace.remove();
    rmSync(folder, { recursive: true, force: true });
    await aws.stop();
  });

  test("switches the hub of the assumed account on and off, and sees no change in between", async () => {
    const exitCode = async (...args: readonly string[]) => (await workspace.terraform(...args)).exitCode;
    const hub = new SecurityHubClient({
      region,
      endpoint: aws.endpoints.AWS_ENDPOINT_URL_SECURITYHUB,
      credentials: await aws.credentialsFor(account),
    });
    expect(await exitCode("init", "-lockfile=readonly")).toBe(0);
    expect(await exitCode("apply", "-auto-approve")).toBe(0);
    expect(await hub.send(new DescribeHubCommand({}))).toMatchObject({
      AutoEnableControls: false,
      ControlFindingGenerator: "STANDARD_CONTROL",
    });
    expect(await exitCode("plan", "-detailed-exitcode")).toBe(0);
    expect(await exitCode("destroy", "-auto-approve")).toBe(0);
    await expect(hub.send(new DescribeHubCommand({}))).rejects.toMatchObject({ name: "InvalidAccessException" });
    hub.destroy();
  });
});
