import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dockerArchive } from "../../../../cli/preview/image/docker-archive";
import { imageRecipe } from "../../../../cli/preview/image/recipe";
import { tar } from "../../../../cli/preview/image/tar";
import { sha256 } from "../../../../lambdas/shared/source-digest";
import { scratchFolder } from "../../../support/scratch";

const recipe = imageRecipe.parse({
  debian: [{ name: "libssl3", source: "openssl", version: "3.0.11-1" }],
  python: [{ name: "PyJWT", version: "2.3.0" }],
  npm: [{ name: "lodash", version: "4.17.11" }],
});

function unpacked(bytes: Uint8Array): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, "archive.tar"), bytes);
  execFileSync("tar", ["-xf", "archive.tar"], { cwd: folder });
  return folder;
}

test("tar reads it, whatever the length of a file", () => {
  const lengths = [0, 1, 511, 512, 513];
  const folder = unpacked(tar(lengths.map((length) => ({ path: `a/${length}`, bytes: Buffer.alloc(length, "x") }))));
  expect(lengths.map((length) => readFileSync(join(folder, `a/${length}`)).length)).toEqual(lengths);
});

test("a name that a plain tar cannot hold is refused", () => {
  expect(() => tar([{ path: "a".repeat(101), bytes: Buffer.alloc(0) }])).toThrow(RangeError);
});

test("the archive names its tag, its configuration and its layer by their digests", () => {
  const folder = unpacked(dockerArchive(recipe, "payments:scan"));
  const [manifest] = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const config = readFileSync(join(folder, manifest.Config));
  const layer = readFileSync(join(folder, manifest.Layers[0]));
  expect(manifest.RepoTags).toEqual(["payments:scan"]);
  expect(manifest.Config).toBe(`${sha256(config)}.json`);
  expect(JSON.parse(config.toString())).toMatchObject({
    config: { User: "root" },
    rootfs: { type: "layers", diff_ids: [`sha256:${sha256(layer)}`] },
  });
});

test("the layer holds what scanners know a distribution and packages by", () => {
  const archive = unpacked(dockerArchive(recipe, "payments:scan"));
  const [{ Layers: layers }] = JSON.parse(readFileSync(join(archive, "manifest.json"), "utf8"));
  const folder = unpacked(readFileSync(join(archive, layers[0])));
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  expect(read("etc/os-release")).toContain('VERSION_ID="12"');
  expect(read("var/lib/dpkg/status")).toContain("Package: libssl3\nStatus: install ok installed\n");
  expect(read("var/lib/dpkg/status")).toContain("Source: openssl\nVersion: 3.0.11-1\n");
  expect(read("usr/local/lib/python3.12/site-packages/PyJWT-2.3.0.dist-info/METADATA")).toContain("Version: 2.3.0");
  expect(JSON.parse(read("app/page/node_modules/lodash/package.json"))).toMatchObject({ version: "4.17.11" });
});

test("the same recipe gives the same bytes", () => {
  expect(dockerArchive(recipe, "a:b").equals(dockerArchive(recipe, "a:b"))).toBe(true);
});
