import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from "@aws-sdk/client-s3";
import type { SessionCredentials } from "../../cli/preview/aws/assume-role";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { execute } from "../../cli/tools/execute";
import { projectRoot } from "../../config/project-root";
import { embeddedAwsOverride, terraformWorkspace, type Workspace } from "./terraform";

/** What a test reads of a synthesized tooling stack. */
interface ToolingJson {
  readonly provider: {
    readonly aws: readonly { readonly allowed_account_ids: readonly string[]; readonly region: string }[];
  };
  readonly resource: {
    readonly aws_s3_bucket_logging?: Readonly<Record<string, { readonly target_bucket: string }>>;
  };
}

/** Tooling stacks of one account that Terraform applies to the same embedded AWS. */
export interface AppliedStacks {
  readonly aws: EmbeddedAws;
  /** Settings of SDK clients of the account. */
  readonly client: { readonly endpoint: string; readonly region: string; readonly credentials: SessionCredentials };
  readonly workspaces: Readonly<Record<string, Workspace>>;
  stop(): Promise<void>;
}

/** Synthesizes the stacks and makes what their account's own stack would have made before. */
export async function prepareStacks(stackIds: readonly string[]): Promise<AppliedStacks> {
  const synthesized = mkdtempSync(join(tmpdir(), "gatehouse-synth-"));
  const synth = await execute(process.execPath, ["bin/app.mjs"], {
    cwd: projectRoot,
    environment: { ...process.env, CDKTF_OUTDIR: synthesized, GATEHOUSE_STACKS: stackIds.join(",") },
  });
  const folders = stackIds.map((id) => [id, join(synthesized, "stacks", id)] as const);
  for (const [id, folder] of folders)
    if (!existsSync(folder)) throw new Error(`no ${id} was synthesized: ${synth.stdout}\n${synth.stderr}`);
  const stacks = folders.map(([, folder]) => readStack(folder));
  const [{ account, region } = { account: "", region: "" }] = stacks;

  const aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  const client = { endpoint: aws.endpoints.AWS_ENDPOINT_URL, region, credentials: await aws.credentialsFor(account) };
  const s3 = new S3Client({ ...client, forcePathStyle: true });
  for (const bucket of new Set(stacks.flatMap(({ accessLogBuckets }) => accessLogBuckets)))
    await makeAccessLogBucket(s3, region, bucket);
  s3.destroy();
  // The provider starts as somebody else and assumes the account's role, as it does from the deployment account.
  const deployment = await aws.credentialsFor("444444444444");
  const environment = {
    ...aws.endpoints,
    AWS_ACCESS_KEY_ID: deployment.accessKeyId,
    AWS_SECRET_ACCESS_KEY: deployment.secretAccessKey,
    AWS_SESSION_TOKEN: deployment.sessionToken,
  };
  const workspaces = Object.fromEntries(
    folders.map(([id, folder]) => [id, terraformWorkspace(folder, { override: embeddedAwsOverride, environment })]),
  );
  return {
    aws,
    client,
    workspaces,
    stop: async () => {
      for (const workspace of Object.values(workspaces)) workspace.remove();
      rmSync(synthesized, { recursive: true, force: true });
      await aws.stop();
    },
  };
}

function readStack(folder: string) {
  const { provider, resource } = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as ToolingJson;
  const [aws] = provider.aws;
  return {
    account: aws?.allowed_account_ids[0] ?? "",
    region: aws?.region ?? "",
    accessLogBuckets: Object.values(resource.aws_s3_bucket_logging ?? {}).map(({ target_bucket }) => target_bucket),
  };
}

/** The account's own stack (`member-*`) makes it. */
async function makeAccessLogBucket(s3: S3Client, region: string, Bucket: string): Promise<void> {
  await s3.send(
    new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region as "eu-central-1" } }),
  );
  const statement = {
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${Bucket}/*`,
  };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
}
