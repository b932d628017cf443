import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { execute } from "../../cli/tools/execute";
import { projectRoot } from "../../config/project-root";
import { describeWithTerraform, prepareFolder, terraformIn } from "../support/terraform";

const deployment = "444444444444";
const bucket = "gatehouse-444444444444-eu-central-1-state";
const key = "444444444444/state.tfstate";

describeWithTerraform("the state of the stack that makes the bucket for states", () => {
  const scratch = mkdtempSync(join(tmpdir(), "gatehouse-bootstrap-"));
  const outdir = join(scratch, "cdktf.out");
  const folder = join(outdir, "stacks/state");
  let aws: EmbeddedAws;
  let s3: S3Client;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
    const endpoint = aws.endpoints.AWS_ENDPOINT_URL;
    const credentials = await aws.credentialsFor(deployment);
    s3 = new S3Client({ endpoint, region: "eu-central-1", credentials, forcePathStyle: true });
    // Whoever breaks the glass is of another account, and assumes the deployment account's role.
    const caller = await aws.credentialsFor("111111111111");
    environment = {
      ...aws.endpoints,
      AWS_ACCESS_KEY_ID: caller.accessKeyId,
      AWS_SECRET_ACCESS_KEY: caller.secretAccessKey,
      AWS_SESSION_TOKEN: caller.sessionToken,
    };
  });
  afterAll(async () => {
    s3?.destroy();
    rmSync(scratch, { recursive: true, force: true });
    await aws?.stop();
  });

  /** As `cdktf synth` does: the app in a working directory, into the folder where Terraform has been before. */
  async function synthesize(GATEHOUSE_BOOTSTRAP: "" | "1"): Promise<void> {
    const { exitCode, stderr } = await execute(process.execPath, [join(projectRoot, "bin/app.mjs")], {
      cwd: scratch,
      environment: { ...process.env, CDKTF_OUTDIR: outdir, GATEHOUSE_STACKS: "state", GATEHOUSE_BOOTSTRAP },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    prepareFolder(folder, { provider: { aws: [{ s3_use_path_style: true }] } });
  }

  async function terraform(...args: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await terraformIn(folder, environment)(...args);
    expect({ args, exitCode, output: exitCode === 0 ? "" : `${stdout}\n${stderr}` }).toEqual({
      args,
      exitCode: 0,
      output: "",
    });
    return stdout;
  }

  const keys = async () =>
    ((await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents ?? []).map(({ Key }) => Key);
  const resourcesIn = (state = "{}") =>
    (JSON.parse(state) as { readonly resources?: readonly object[] }).resources ?? [];
  const localState = () => readFileSync(join(scratch, "state.bootstrap.tfstate"), "utf8");

  test("begins in a file of the working directory", async () => {
    await synthesize("1");
    await terraform("init", "-lockfile=readonly");
    expect(await terraform("apply", "-auto-approve")).toContain("Apply complete!");
    expect(resourcesIn(localState()).length).toBeGreaterThan(20);
    expect(await keys()).toEqual([]);
  });

  test("is found there again when cdktf.out is gone", async () => {
    rmSync(outdir, { recursive: true });
    await synthesize("1");
    await terraform("init", "-lockfile=readonly");
    expect(await terraform("plan", "-detailed-exitcode")).toContain("No changes.");
  });

  test("moves into the bucket, below the account's id", async () => {
    const before = resourcesIn(localState());
    await synthesize("");
    // Moto serves buckets by path.
    const likeMoto = "-backend-config=use_path_style=true";
    await terraform("init", "-migrate-state", "-force-copy", "-lockfile=readonly", likeMoto);
    expect(await keys()).toEqual([key]);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    expect(resourcesIn(await Body?.transformToString())).toEqual(before);
  });

  test("is all that Terraform needs: nothing is left to change, and no lock stays behind", async () => {
    expect(await terraform("plan", "-detailed-exitcode")).toContain("No changes.");
    expect(await keys()).toEqual([key]);
  });
});
