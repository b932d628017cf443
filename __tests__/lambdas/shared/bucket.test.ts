import { readdirSync } from "node:fs";
import type { S3Client } from "@aws-sdk/client-s3";
import { bucketOf } from "../../../lambdas/shared/bucket";
import { readBytes } from "../../../lambdas/shared/bytes/byte-source";

const answering = (parts: readonly (string | Error)[]) => {
  const left = [...parts];
  const transformToWebStream = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = left.shift();
        if (part === undefined) controller.close();
        else if (part instanceof Error) controller.error(part);
        else controller.enqueue(Buffer.from(part));
      },
    });
  return bucketOf({ send: async () => ({ Body: { transformToWebStream } }) } as unknown as S3Client, "bucket");
};
const descriptors = () => readdirSync("/proc/self/fd").length;
const onLinux = process.platform === "linux" ? test : test.skip;

test("an object is copied to the disk", async () => {
  const file = await answering(["one ", "two"]).open("key");
  expect(file && readBytes(file, 0, file.size).toString()).toBe("one two");
  file?.close();
});

onLinux("a download that breaks off leaves no open file (needs /proc)", async () => {
  await expect(answering(["one", new Error("reset")]).open("key")).rejects.toThrow("reset");
  const before = descriptors();
  for (let time = 0; time < 5; time += 1)
    await expect(answering(["one", new Error("reset")]).open("key")).rejects.toThrow("reset");
  expect(descriptors()).toBe(before);
});
