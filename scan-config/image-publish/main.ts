import { ecrAuthorization } from "./ecr-authorization";
import { publishImage } from "./publish-image";
import { readSettings } from "./settings";

// The SDK's advice on Node.js versions is for whoever maintains the build image, not for the log of every build.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const timeoutMilliseconds = 25 * 60_000;

/** What the publish build runs; stdout is the image's address by digest and nothing else. */
async function main(): Promise<void> {
  const { tar, sha256, registry, repository, tag, address, region } = readSettings(process.env);
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  const authorization = await ecrAuthorization(registry, region, signal);
  const target = { address, repository, authorization, signal };
  const digest = await publishImage({ tar, sha256, tag, target });
  process.stderr.write(`publish-image: ${registry}/${repository}:${tag} is ${digest}\n`);
  process.stdout.write(`${registry}/${repository}@${digest}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`publish-image: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
