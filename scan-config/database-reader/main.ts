import { S3Client } from "@aws-sdk/client-s3";
import { fetchDatabase } from "./fetch-database";

// The SDK's advice on Node.js versions is for whoever maintains the build image, not for the log of every build.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const say = (line: string): boolean => process.stderr.write(`fetch-database: ${line}\n`);

/** What a scan project's install phase runs: from `GATEHOUSE_DATABASE_URI` into `GATEHOUSE_DATABASE`. */
async function main(): Promise<void> {
  const { GATEHOUSE_DATABASE_URI: uri = "", GATEHOUSE_DATABASE: folder = "" } = process.env;
  if (folder === "") throw new Error("GATEHOUSE_DATABASE is not set: it is the folder that gets the database");
  const { scanner, builtAt, sha256 } = await fetchDatabase({ client: new S3Client({}), uri, folder });
  say(`the database of ${scanner}, built ${builtAt}, SHA-256 ${sha256}`);
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
