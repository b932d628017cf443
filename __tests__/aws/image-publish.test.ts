import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { awsEnvironment } from "../../cli/preview/aws/account-access";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { type RegistryStandIn, startRegistry } from "../../cli/preview/registry/stand-in";
import { bundle } from "../../config/scan-configuration";
import { sha256 } from "../../lambdas/shared/source-digest";
import { exampleImage } from "../support/image-tar";
import { scratchFolder } from "../support/scratch";

const [account, region] = ["555555555555", "eu-central-1"];
const registryName = `${account}.dkr.ecr.${region}.amazonaws.com`;
const repository = "gatehouse-payments-image";

let aws: EmbeddedAws;
let registry: RegistryStandIn;

beforeAll(async () => {
  aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  // What Moto's ECR hands out for this account, so that no other password is taken.
  const authorization = `Basic ${Buffer.from(`AWS:${account}-auth-token`).toString("base64")}`;
  registry = await startRegistry({ authorization });
  registry.create(repository);
});

afterAll(async () => {
  await registry?.stop();
  await aws?.stop();
});

/** Runs the bundle as the publish build does. */
async function published(change: Readonly<Record<string, string>> = {}) {
  const folder = scratchFolder();
  const image = exampleImage();
  writeFileSync(join(folder, "image.tar"), image);
  const credentials = await aws.credentialsFor(account);
  return promisify(execFile)(process.execPath, [bundle("publish-image/index.js")], {
    env: {
      ...awsEnvironment({ account, region, endpoints: aws.endpoints, credentials }),
      CODEBUILD_SRC_DIR: folder,
      GATEHOUSE_EXECUTION: "e-1",
      GATEHOUSE_IMAGE_SHA256: sha256(image),
      GATEHOUSE_IMAGE_REPOSITORY: `${registryName}/${repository}`,
      GATEHOUSE_REGISTRY_ADDRESS: `http://${registry.host}`,
      ...change,
    },
  }).catch((error: { stderr: string; stdout: string; code: number }) => error);
}

test("ECR's own token opens the registry, and stdout is the address by digest", async () => {
  const { stdout } = await published();
  const digest = registry.create(repository).tags["e-1"];
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(stdout).toBe(`${registryName}/${repository}@${digest}`);
});

test("a registry of another account is not logged in to", async () => {
  const other = `666666666666.dkr.ecr.${region}.amazonaws.com`;
  const asked = registry.requests.length;
  const ended = await published({ GATEHOUSE_IMAGE_REPOSITORY: `${other}/${repository}` });
  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toContain(`the authorization for https://${registryName}, asked was https://${other}`);
  expect(registry.requests).toHaveLength(asked);
});

test("another image than was scanned ends the build", async () => {
  const ended = await published({ GATEHOUSE_IMAGE_SHA256: "0".repeat(64), GATEHOUSE_EXECUTION: "e-2" });
  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toContain(`the image that was scanned has ${"0".repeat(64)}: nothing was pushed`);
  expect(registry.create(repository).tags["e-2"]).toBeUndefined();
});
