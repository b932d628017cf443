import { createHash } from "node:crypto";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writePackage } from "../../../cli/package/write-package";
import { readPackage } from "../../../cli/submit/read-package";
import { scratchFolder } from "../../support/scratch";

const out = scratchFolder({ "no.zip": "text" });
const written = writePackage(scratchFolder({ "a.txt": "a" }), join(out, "a.zip"));

test("tells the digests that package told, and S3's checksum", () => {
  const { bytes, ...digests } = readPackage(written.path);
  expect(digests).toEqual({
    sha256: written.sha256,
    sourceDigest: written.sourceDigest,
    checksum: createHash("sha256").update(bytes).digest("base64"),
  });
});

test("refuses what the pipeline's first action would refuse", () => {
  expect(() => readPackage(join(out, "no.zip"))).toThrow("no.zip: the source package is no readable zip");
});

test("refuses a missing file", () => {
  expect(() => readPackage(join(out, "missing.zip"))).toThrow("the package: ");
});

test("refuses what is too large without reading it", () => {
  const large = join(out, "large.zip");
  writeFileSync(large, "");
  truncateSync(large, 512 * 1024 * 1024 + 1);
  expect(() => readPackage(large)).toThrow("has 536870913 bytes, a pipeline takes at most 536870912");
});
