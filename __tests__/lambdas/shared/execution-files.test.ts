import { bytesSource, type OpenFile } from "../../../lambdas/shared/bytes/byte-source";
import { executionFiles } from "../../../lambdas/shared/execution-files";
import { memoryBucket } from "../../support/memory-bucket";

const recorded = async () => {
  const closed: string[] = [];
  const downloads: (() => void)[] = [];
  const bucket = {
    ...memoryBucket({ "run/a": "A", "run/b": "B" }),
    open: (key: string) =>
      new Promise<OpenFile>((done) => {
        downloads.push(() => done({ ...bytesSource(Buffer.from(key)), close: () => closed.push(key) }));
      }),
  };
  return { files: await executionFiles(bucket, "run/"), closed, downloads };
};

test("close lets go of all that was opened, once", async () => {
  const { files, closed, downloads } = await recorded();
  const opening = [files.open("a"), files.open("b")];
  for (const finish of downloads) finish();
  await Promise.all(opening);
  files.close();
  files.close();
  expect(closed).toEqual(["run/a", "run/b"]);
});

test("a download that ends after close is closed, too", async () => {
  const { files, closed, downloads } = await recorded();
  const late = files.open("a");
  files.close();
  for (const finish of downloads) finish();
  await expect(late).rejects.toThrow("a can't be opened: the execution's files are closed");
  expect(closed).toEqual(["run/a"]);
});

test("nothing is downloaded after close", async () => {
  const { files, downloads } = await recorded();
  files.close();
  await expect(files.open("b")).rejects.toThrow("b can't be opened");
  expect(downloads).toEqual([]);
});
