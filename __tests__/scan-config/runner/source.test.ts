import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { sourceDigest } from "../../../lambdas/shared/source-digest";
import { expectSource } from "../../../scan-config/runner/expect-source";
import { readSourceTree } from "../../../scan-config/runner/source-tree";
import { scratchFolder } from "../../support/scratch";

const folder = scratchFolder({ "b.txt": "b", "a/c.txt": "c", ".hidden/d.txt": "d", ".git/HEAD": "ref" });
const linked = scratchFolder({ "a.txt": "a" });
symlinkSync("/etc/hostname", join(linked, "link"));
symlinkSync("/etc", join(linked, "folder"));

test("lists every regular file, hidden ones too", () => {
  expect(readSourceTree(folder).files.map(({ path }) => path)).toEqual([
    ".git/HEAD",
    ".hidden/d.txt",
    "a/c.txt",
    "b.txt",
  ]);
});

test("leaves out what it is told to", () => {
  expect(readSourceTree(folder, (path) => path === ".git").files.map(({ path }) => path)).not.toContain(".git/HEAD");
});

test("a symbolic link is refused by name and not followed", () => {
  const { files, refused } = readSourceTree(linked);
  expect(files.map(({ path }) => path)).toEqual(["a.txt"]);
  expect(refused).toEqual([
    { path: "folder", kind: "a symbolic link" },
    { path: "link", kind: "a symbolic link" },
  ]);
});

test("the expected source passes", () => {
  const tree = readSourceTree(folder);
  const digest = sourceDigest(tree.files);
  expect(() => expectSource(tree, digest, digest)).not.toThrow();
});

test("another digest, a link and an empty source are refused", () => {
  const tree = readSourceTree(folder);
  expect(() => expectSource(tree, "aa", "bb")).toThrow("source digest is aa, expected bb");
  expect(() => expectSource(readSourceTree(linked), "aa", "aa")).toThrow("first folder (a symbolic link)");
  expect(() => expectSource({ files: [], refused: [] }, "aa", "aa")).toThrow("the source is empty");
});
