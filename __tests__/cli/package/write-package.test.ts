import { chmodSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { entryModes } from "../../../cli/package/entry-modes";
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
  "deep/module/.git": "gitdir: ../../.git/modules/module",
};
const [folder, out] = [scratchFolder(files), scratchFolder()];
const paths = (from: string) => packageFiles(from).map(({ path }) => path);

test("holds every file but .git, at any depth", () => {
  const written = writePackage(folder, join(out, "all.zip"));
  expect(Object.keys(unzipSync(readFileSync(written.path))).sort()).toEqual([
    ".env.example",
    "deep/er/data.json",
    "handler.py",
  ]);
  expect(written).toMatchObject({ files: 3, bytes: readFileSync(written.path).length });
});

test("leaves out what .gatehouseignore says, and of a folder all that is in it", () => {
  const ignored = scratchFolder({ ...files, ".gatehouseignore": "deep/\n!deep/er/data.json\n!.git\n" });
  expect(paths(ignored)).toEqual([".env.example", ".gatehouseignore", "handler.py"]);
});

test("one changed byte changes the digest", () => {
  const changed = scratchFolder({ ...files, "handler.py": "def handler(): .. ." });
  expect(sourceDigest(packageFiles(changed))).not.toBe(sourceDigest(packageFiles(folder)));
});

test("a missing folder and an empty one are refused by name", () => {
  expect(() => packageFiles(join(out, "missing"))).toThrow("is not a folder");
  expect(() => packageFiles(scratchFolder({ ".git/HEAD": "ref" }))).toThrow("holds no file");
});

test("a zip inside the folder is refused, for the next one would hold it, unless it is left out", () => {
  const source = scratchFolder(files);
  expect(() => writePackage(source, join(source, "deep", "app.zip"))).toThrow("the next package would hold this one");
  writeFileSync(join(source, ".gatehouseignore"), "/build/\n");
  const [first, second] = [1, 2].map(() => writePackage(source, join(source, "build", "app.zip")));
  expect(first).toEqual(second);
});

test("more files than a pipeline takes are refused", () => {
  jest.isolateModules(() => {
    jest.doMock("../../../lambdas/fingerprint/unzip", () => ({ unzipLimits: { files: 2, bytes: 1000 } }));
    const { packageFiles: limited } = require("../../../cli/package/source-tree");
    expect(() => limited(folder)).toThrow(/holds 3 files of \d+ bytes, a pipeline takes at most 2 files of 1000 bytes/);
  });
});

describe("a symbolic link", () => {
  const link = (target: string) => {
    const linked = scratchFolder({ ...files, "deep/target.txt": "target" });
    symlinkSync(target, join(linked, "deep", "link"));
    return linked;
  };

  test("to a file of the package is packaged as that file", () => {
    expect(packageFiles(link("../handler.py")).find(({ path }) => path === "deep/link")).toEqual({
      path: "deep/link",
      bytes: Buffer.from(files["handler.py"]),
      executable: false,
    });
  });

  test.each([
    ["out of the folder", "/etc/passwd", "deep/link (a symbolic link that leaves the folder, to /etc/passwd)"],
    ["out by dots", "../../../../../../../etc/passwd", "deep/link (a symbolic link that leaves the folder, to ../"],
    ["to a folder", "er", "deep/link (a symbolic link to a folder, or to a file that is left out)"],
    ["to what is left out", "../.git/HEAD", "deep/link (a symbolic link to a folder, or to a file that is left out)"],
    ["to nothing", "nowhere", "deep/link (a symbolic link to nothing)"],
    ["to itself", "link", "deep/link (a symbolic link to nothing)"],
  ])("%s is refused by name", (_, target, message) => {
    expect(() => packageFiles(link(target))).toThrow(message);
  });

  test("that is refused can be left out", () => {
    const linked = link("/etc/passwd");
    writeFileSync(join(linked, ".gatehouseignore"), "link\n");
    expect(paths(linked)).not.toContain("deep/link");
  });
});

test("keeps who may execute, and of the modes nothing else", () => {
  const source = scratchFolder({ "run.sh": "#!/bin/sh\n", "open.txt": "a", "closed.txt": "b" });
  chmodSync(join(source, "run.sh"), 0o700);
  chmodSync(join(source, "open.txt"), 0o666);
  chmodSync(join(source, "closed.txt"), 0o600);
  const { path } = writePackage(source, join(out, "modes.zip"));
  expect(Object.fromEntries(entryModes(readFileSync(path)))).toEqual({
    "run.sh": 0o100755,
    "open.txt": 0o100644,
    "closed.txt": 0o100644,
  });
});

const path = fc.stringMatching(/^[a-z]{1,4}(\/[a-z]{1,4})?\.txt$/);
const tree = fc.uniqueArray(fc.record({ path, bytes: fc.uint8Array(), executable: fc.boolean() }), {
  selector: (file) => file.path,
  minLength: 1,
});

test("any order of any files gives one zip that holds them all", () => {
  fc.assert(
    fc.property(tree, (some) => {
      const zip = Buffer.from(reproducibleZip(some));
      expect(zip.equals(reproducibleZip(some.toReversed()))).toBe(true);
      const unzipped = Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ path: name, bytes }));
      expect(sourceDigest(unzipped)).toBe(sourceDigest(some));
    }),
  );
});
