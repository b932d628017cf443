import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DescribeHubCommand, EnableSecurityHubCommand, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { build } from "esbuild";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { startMoto } from "../../cli/preview/moto/start-moto";
import { projectRoot } from "../../config/project-root";
import { region } from "../support/asff";

const onProgress = (line: string) => process.stderr.write(`${line}\n`);
const payments = "555555555555";
const billing = "666666666666";

/** Whether anything answers there. */
const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe("embedded AWS", () => {
  let aws: EmbeddedAws;
  beforeAll(async () => {
    aws = await startEmbeddedAws({ onProgress });
    // What the SDKs read by themselves: no client below names an endpoint.
    Object.assign(process.env, aws.endpoints);
  });
  afterAll(() => aws.stop());

  test("listens on loopback only", () => {
    for (const url of Object.values(aws.endpoints)) expect(new URL(url).hostname).toBe("127.0.0.1");
  });

  test("gives every account its own credentials, the same ones each time", async () => {
    const identity = async (account: string) => {
      const sts = new STSClient({ region, credentials: await aws.credentialsFor(account) });
      const { Account } = await sts.send(new GetCallerIdentityCommand({}));
      sts.destroy();
      return Account;
    };
    expect([await identity(payments), await identity(billing)]).toEqual([payments, billing]);
    expect(await aws.credentialsFor(payments)).toBe(await aws.credentialsFor(payments));
  });

  test("keeps what accounts have apart", async () => {
    const stacks = async (account: string) =>
      new CloudFormationClient({ region, credentials: await aws.credentialsFor(account) });
    const [owner, other] = [await stacks(payments), await stacks(billing)];
    const TemplateBody = JSON.stringify({ Resources: { Queue: { Type: "AWS::SQS::Queue" } } });
    await owner.send(new CreateStackCommand({ StackName: "payments", TemplateBody }));
    expect((await owner.send(new DescribeStacksCommand({}))).Stacks).toMatchObject([{ StackName: "payments" }]);
    expect((await other.send(new DescribeStacksCommand({}))).Stacks).toEqual([]);
    owner.destroy();
    other.destroy();
  });

  test("knows in Security Hub an account whose role a client assumed by itself, as Terraform does", async () => {
    const RoleArn = `arn:aws:iam::${billing}:role/gatehouse-apply`;
    const sts = new STSClient({ region, credentials: await aws.credentialsFor(payments) });
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "terraform" }));
    const accessKeyId = Credentials?.AccessKeyId ?? "";
    const hub = new SecurityHubClient({ region, credentials: { accessKeyId, secretAccessKey: "s" }, maxAttempts: 1 });
    await hub.send(new EnableSecurityHubCommand({}));
    expect((await hub.send(new DescribeHubCommand({}))).HubArn).toContain(`:${billing}:hub/default`);

    const credentials = { accessKeyId: "AAAAAAAAAAAAAAAAAAAA", secretAccessKey: "s" };
    const stranger = new SecurityHubClient({ region, credentials, maxAttempts: 1 });
    await expect(stranger.send(new DescribeHubCommand({}))).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
    for (const client of [sts, hub, stranger]) client.destroy();
  });
});

describe("its end", () => {
  test("stop ends both servers and may be called again", async () => {
    const aws = await startEmbeddedAws({ onProgress });
    const urls = Object.values(aws.endpoints);
    expect(await Promise.all(urls.map(answers))).toEqual([true, true]);
    await aws.stop();
    await aws.stop();
    expect(await Promise.all(urls.map(answers))).toEqual([false, false]);
  });

  test("an aborted signal ends it, before and after the start", async () => {
    const controller = new AbortController();
    const moto = await startMoto({ onProgress, signal: controller.signal });
    controller.abort();
    for (let wait = 0; wait < 50 && (await answers(moto.url)); wait += 1) await sleep(100);
    expect(await answers(moto.url)).toBe(false);
    await expect(startMoto({ onProgress, signal: controller.signal })).rejects.toMatchObject({ name: "AbortError" });
  });

  test.each(["SIGKILL", "SIGTERM"] as const)(
    "Moto ends with the process that started it, by %s too",
    async (signal) => {
      // Below the project, because Gatehouse finds its own folder from the running file.
      const folder = join(projectRoot, "out", `orphan-${process.pid}-${signal}`);
      mkdirSync(folder, { recursive: true });
      const outfile = join(folder, "parent.cjs");
      const contents = `
      import { startMoto } from "./cli/preview/moto/start-moto";
      startMoto({ onProgress: () => {} }).then(({ url }) => process.stdout.write(url + "\\n"));
    `;
      await build({
        stdin: { contents, resolveDir: projectRoot, loader: "ts" },
        bundle: true,
        platform: "node",
        packages: "external",
        outfile,
        logLevel: "error",
      });
      const parent = spawn(process.execPath, [outfile], { stdio: ["ignore", "pipe", "inherit"] });
      const url = await new Promise<string>((resolve) =>
        createInterface({ input: parent.stdout }).once("line", resolve),
      );
      expect(await answers(url)).toBe(true);
      parent.kill(signal);
      for (let wait = 0; wait < 50 && (await answers(url)); wait += 1) await sleep(100);
      expect(await answers(url)).toBe(false);
      rmSync(folder, { recursive: true, force: true });
    },
  );

  test("a start that fails says why, with Moto's own last lines", async () => {
    await expect(startMoto({ onProgress, without: ["no_such_patch"] })).rejects.toMatchObject({
      name: "CannotError",
      message: expect.stringMatching(/did not start: it ended with exit code 2[\s\S]*no_such_patch/),
    });
  });
});
