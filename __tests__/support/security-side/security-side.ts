import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedAws, startEmbeddedAws } from "../../../cli/preview/aws/embedded-aws";
import { type RawAnswer, type RawRequest, rawAws } from "../raw-aws";
import { resources, type Synthesized, synthesize, type TerraformJson } from "../synth";
import { embeddedAwsOverride, prepareFolder, terraformWorkspace, type Workspace } from "../terraform";
import { type EmbeddedOrganization, makeOrganization } from "./embedded-organization";
import { notInEmbeddedAws } from "./not-in-embedded-aws";

/** The security side of an organization that the embedded AWS holds, stack by stack. */
export interface SecuritySide {
  readonly aws: EmbeddedAws;
  readonly organization: EmbeddedOrganization;
  /** Builds stacks with the facts that are known by now; a stack is built once. */
  synthesize(stackIds: readonly string[]): void;
  /** The stack as it was synthesized, with what the embedded AWS lacks. */
  json(stackId: string): TerraformJson;
  /** Where Terraform runs on what the embedded AWS has of the stack. */
  workspace(stackId: string): Workspace;
  /** A request of an account, given by its name, to a service that has no SDK client here. */
  ask(account: string, service: string, request: RawRequest): Promise<RawAnswer>;
  stop(): Promise<void>;
}

export async function startSecuritySide(): Promise<SecuritySide> {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-security-side-"));
  const aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  const organization = await makeOrganization(aws, folder);
  const credentials = await aws.credentialsFor(organization.accountId("deployment"));
  // Every provider starts in the deployment account and assumes the role of its stack's own.
  const environment = {
    ...aws.endpoints,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    // S3 Control puts the account before the host, which loopback's name can't have: any name will do behind a proxy.
    AWS_ENDPOINT_URL_S3_CONTROL: "http://s3-control.test",
    HTTP_PROXY: aws.endpoints.AWS_ENDPOINT_URL,
    // What the embedded AWS refuses once, it refuses again.
    AWS_MAX_ATTEMPTS: "2",
  };
  const syntheses: Synthesized[] = [];
  const stacks = new Map<string, { readonly json: TerraformJson; readonly workspace: Workspace }>();
  const stack = (id: string) => {
    const known = stacks.get(id);
    if (!known) throw new Error(`${id} has not been synthesized`);
    return known;
  };
  return {
    aws,
    organization,
    synthesize: (stackIds) => {
      const synthesized = synthesize({
        GATEHOUSE_CONFIG: organization.configurationFile,
        GATEHOUSE_STACKS: stackIds.join(" "),
      });
      syntheses.push(synthesized);
      for (const id of stackIds) {
        const json = synthesized.json(id);
        const workspace = terraformWorkspace(synthesized.folder(id), { override: stateInBucket(json), environment });
        leaveOut(workspace, id, json);
        stacks.set(id, { json, workspace });
      }
    },
    json: (id) => stack(id).json,
    workspace: (id) => stack(id).workspace,
    ask: async (account, service, request) => {
      const { accessKeyId } = await aws.credentialsFor(organization.accountId(account));
      return rawAws(aws.endpoints.AWS_ENDPOINT_URL, service, { ...request, accessKeyId });
    },
    stop: async () => {
      for (const { workspace } of stacks.values()) workspace.remove();
      for (const synthesized of syntheses) synthesized.remove();
      rmSync(folder, { recursive: true, force: true });
      await aws.stop();
    },
  };
}

/** Applies `state` with its state beside it, then moves the state into the bucket that it has made. */
export async function applyStateStack({ json, workspace }: SecuritySide) {
  const { terraform, folder } = workspace("state");
  prepareFolder(folder, embeddedAwsOverride);
  const results = [await terraform("init", "-lockfile=readonly"), await terraform("apply", "-auto-approve")];
  prepareFolder(folder, stateInBucket(json("state")));
  return [...results, await terraform("init", "-lockfile=readonly", "-migrate-state", "-force-copy")];
}

/** The provider waits a minute until it believes a lifecycle: the log archive's are enough. */
function isLeftOut(stackId: string, type: string): boolean {
  return type in notInEmbeddedAws || (type === "aws_s3_bucket_lifecycle_configuration" && stackId !== "log-archive");
}

/** Addresses of a stack's resources that are applied here. */
export function applicable(stackId: string, json: TerraformJson): string[] {
  return resources(json).flatMap(({ type, address }) => (isLeftOut(stackId, type) ? [] : [address]));
}

/** The synthesized backend: the state is kept where AWS would keep it, with S3's own lock. */
function stateInBucket({ terraform }: TerraformJson): object {
  return {
    ...embeddedAwsOverride,
    terraform: { backend: { s3: { ...terraform.backend.s3, use_path_style: true } } },
  };
}

/** Takes what the embedded AWS lacks out of the copied stack; what uses an attribute of it would fail there. */
function leaveOut({ folder }: Workspace, stackId: string, json: TerraformJson): void {
  const without = structuredClone(json) as unknown as {
    readonly resource: Record<string, Record<string, { depends_on?: string[] }>>;
    readonly data?: Record<string, Record<string, { depends_on?: string[] }>>;
  };
  for (const type of Object.keys(without.resource)) if (isLeftOut(stackId, type)) delete without.resource[type];
  const bodies = [without.resource, without.data ?? {}].flatMap((block) => Object.values(block).flatMap(Object.values));
  const isThere = (address: string) => !isLeftOut(stackId, address.split(".")[0] ?? "");
  for (const body of bodies as { depends_on?: string[] }[])
    if (body.depends_on) body.depends_on = body.depends_on.filter(isThere);
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(without));
}
