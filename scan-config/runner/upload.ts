import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { RunManifest } from "../../lambdas/shared/run-manifest";

/**
 * Puts the report and then `run.json` to `reports/<workload>/<execution>/<scanner>/`, each with its SHA-256, which S3
 * verifies. The manifest comes last, so that it never speaks of a report that is not there.
 */
export async function upload(client: S3Client, bucket: string, folder: string, manifest: RunManifest): Promise<void> {
  const prefix = `reports/${manifest.workload}/${manifest.execution}/${manifest.scanner}`;
  const files = [...(manifest.report ? [manifest.report.file] : []), "run.json"];
  for (const file of files) {
    const body = readFileSync(join(folder, file));
    const checksum = createHash("sha256").update(body).digest("base64");
    const key = `${prefix}/${file}`;
    const put = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ChecksumSHA256: checksum });
    await client.send(put).catch((error: unknown) => {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new Error(`cannot upload ${file} to s3://${bucket}/${key} (${reason}): the gate will miss this run`);
    });
  }
}
