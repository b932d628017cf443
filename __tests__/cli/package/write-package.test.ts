import { readFileSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { packageFiles } from "../../../cli/package/source-tree";
import { writePackage } from "../../../cli/package/write-package";
import { reproducibleZip } from "../../../lambdas/shared/reproducible-zip";
import { sourceDigest } from "../../../lambdas/shared/source-digest";
import { scratchFolder } from "../../support/scratch";

const files = {
  "handler.py": "def handler(): ...",
  "deep/er/data.json": "{}",
  ".env.example": "A=1",
  ".git/HEAD": "ref",
};
const [one, other, out] = [scratchFolder(files), scratchFolder(files), scratchFolder()];
utimesSync(join(other, "handler.py"), 1, 1);

test("the same source gives the same bytes, whatever the times of its files", () => {
  const [first, second] = [writePackage(one, join(out, "a.zip")), writePackage(other, join(out, "b.zip"))];
  expect(readFileSync(first.path).equals(readFileSync(second.path))).toBe(true);
  expect(first.sourceDigest).toBe(second.sourceDigest);
});

test("holds every file but .git", () => {
  const written = writePackage(one, join(out, "c.zip"));
  expect(Object.keys(unzipSync(readFileSync(written.path))).sort()).toEqual([
    ".env.example",
    "deep/er/data.json",
    "handler.py",
  ]);
  expect(written).toMatchObject({ files: 3, bytes: readFileSync(written.path).length });
});

test("one changed byte changes the digest", () => {
  const changed = scratchFolder({ ...files, "handler.py": "def handler(): .. ." });
  expect(sourceDigest(packageFiles(changed))).not.toBe(sourceDigest(packageFiles(one)));
});

test("a symbolic link, a missing folder and an empty one are refused by name", () => {
  const linked = scratchFolder(files);
  symlinkSync("/etc/passwd", join(linked, "users"));
  expect(() => packageFiles(linked)).toThrow("users (a symbolic link)");
  expect(() => packageFiles(join(out, "missing"))).toThrow("is not a folder");
  expect(() => packageFiles(scratchFolder({ ".git/HEAD": "ref" }))).toThrow("holds no file");
});

test("any order of any files gives one zip that holds them all", () => {
  const path = fc.stringMatching(/^[a-z]{1,4}(\/[a-z]{1,4})?\.txt$/);
  const tree = fc.uniqueArray(fc.record({ path, bytes: fc.uint8Array() }), {
    selector: (file) => file.path,
    minLength: 1,
  });
  fc.assert(
    fc.property(tree, (some) => {
      const zip = Buffer.from(reproducibleZip(some));
      expect(zip.equals(reproducibleZip(some.toReversed()))).toBe(true);
      const unzipped = Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ path: name, bytes }));
      expect(sourceDigest(unzipped)).toBe(sourceDigest(some));
    }),
  );
});
