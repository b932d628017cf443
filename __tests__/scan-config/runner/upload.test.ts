import type { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { RunManifest } from "../../../lambdas/shared/run-manifest";
import { upload } from "../../../scan-config/runner/upload";
import { scratchFolder } from "../../support/scratch";

const folder = scratchFolder({ "report.json": "{}", "run.json": "[]" });
const report = { file: "report.json", sha256: "unused", bytes: 2 };
const manifest = { workload: "payments", execution: "e-1", scanner: "bandit", report } as RunManifest;

async function uploaded(what: RunManifest) {
  const sent: PutObjectCommand["input"][] = [];
  const client = { send: async ({ input }: PutObjectCommand) => sent.push(input) };
  await upload(client as unknown as S3Client, "reports", folder, what);
  return sent;
}

test("the report goes first and the manifest last, each under the run's own prefix", async () => {
  expect((await uploaded(manifest)).map(({ Bucket, Key }) => [Bucket, Key])).toEqual([
    ["reports", "reports/payments/e-1/bandit/report.json"],
    ["reports", "reports/payments/e-1/bandit/run.json"],
  ]);
});

test("a run without a report uploads its manifest only", async () => {
  expect((await uploaded({ ...manifest, report: null })).map(({ Key }) => Key)).toEqual([
    "reports/payments/e-1/bandit/run.json",
  ]);
});

test("an upload that fails names the object and the reason", async () => {
  const client = { send: () => Promise.reject(new Error("The specified bucket does not exist")) };
  await expect(upload(client as unknown as S3Client, "reports", folder, manifest)).rejects.toThrow(
    "cannot upload report.json to s3://reports/reports/payments/e-1/bandit/report.json",
  );
});

test("S3 is given the SHA-256 to verify", async () => {
  const [first] = await uploaded(manifest);
  expect(first?.ChecksumSHA256).toBe("RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=");
});
