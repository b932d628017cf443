import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { install } from "../../../scan-config/installer/install";
import { pinnedArchive, type Release } from "../../../scan-config/installer/release";
import { serving } from "../../support/file-server";
import { scratchFolder } from "../../support/scratch";

const here = `${process.platform}-${process.arch}`;

/** A release archive whose program prints `version`. */
function archiveOf(version: string): Buffer {
  const folder = scratchFolder({ tool: `#!/bin/sh\necho "tool ${version}"\n` });
  chmodSync(join(folder, "tool"), 0o755);
  execFileSync("tar", ["-czf", "archive.tar.gz", "tool"], { cwd: folder });
  return readFileSync(join(folder, "archive.tar.gz"));
}

const good = archiveOf("1.2.3");

const release = (url: string, hash = sha256(good), change: Partial<Release> = {}): Release => ({
  schemaVersion: 1,
  tool: "tool",
  version: "1.2.3",
  versionArguments: ["--version"],
  build: { package: "example.invalid/tool", environment: {} },
  checksums: `${url}/checksums.txt`,
  platforms: { [here]: { url: `${url}/tool.tar.gz`, sha256: hash } },
  ...change,
});

const withoutGo = { PATH: "/nowhere" };

/** Installs from a server that answers like this. */
async function installed(answer: RequestListener, hash?: string, change?: Partial<Release>) {
  const dir = scratchFolder();
  const work = (url: string) =>
    install({ release: release(url, hash, change), folder: dir, dir, onProgress: () => {}, environment: withoutGo });
  return { dir, result: await serving(answer, work).catch((error: Error) => error) };
}

test("the official release is downloaded, verified, unpacked and asked for its version", async () => {
  const { dir, result } = await installed((_, response) => response.end(good));
  expect(result).toBe("release");
  expect(execFileSync(join(dir, "bin", "tool")).toString()).toBe("tool 1.2.3\n");
  expect(existsSync(join(dir, "archive.tar.gz"))).toBe(false);
});

test.each<[string, RequestListener, RegExp]>([
  ["another file", (_, response) => response.end(archiveOf("6.6.6")), /has the SHA-256 [0-9a-f]{64}, pinned is/],
  ["an empty one", (_, response) => response.end(), /has the SHA-256 e3b0c442/],
  ["404", (_, response) => response.writeHead(404).end("no"), /cannot download tool 1\.2\.3 .*answers 404/],
  [
    "the half of it",
    (_, response) => {
      response.writeHead(200, { "content-length": good.length });
      response.write(good.subarray(0, good.length / 2), () => response.destroy());
    },
    /cannot download tool 1\.2\.3/,
  ],
])("%s is refused and not unpacked", async (_, answer, message) => {
  const { dir, result } = await installed(answer);
  expect(result).toMatchObject({ name: "InstallError", message: expect.stringMatching(message) });
  expect(existsSync(join(dir, "bin", "tool"))).toBe(false);
});

test("a server that is not there is said with its reason", async () => {
  const dir = scratchFolder();
  const url = await serving(
    () => {},
    async (address) => address,
  );
  const result = install({ release: release(url), folder: dir, dir, onProgress: () => {}, environment: withoutGo });
  await expect(result).rejects.toThrow(/cannot download tool 1\.2\.3 from .*ECONNREFUSED/);
});

test("a right hash of a program of another version is refused", async () => {
  const { result } = await installed((_, response) => response.end(good), sha256(good), { version: "1.2.4" });
  expect(result).toMatchObject({ message: "tool says that it is version 1.2.3, pinned is 1.2.4" });
});

test("an archive without the program is said", async () => {
  const { result } = await installed((_, response) => response.end(good), sha256(good), { tool: "other" });
  expect(result).toMatchObject({ message: expect.stringContaining("cannot take other out of the downloaded archive") });
});

test("an archive without a hash is never downloaded", () => {
  expect(pinnedArchive(release("http://127.0.0.1:1", ""))).toBeNull();
  expect(pinnedArchive(release("http://127.0.0.1:1"), "plan9-x64")).toBeNull();
  expect(pinnedArchive(release("http://127.0.0.1:1"))?.sha256).toBe(sha256(good));
});

test("without Go and without a hash, both ways are named", async () => {
  const dir = scratchFolder();
  const environment = { PATH: scratchFolder() };
  const result = install({
    release: release("http://127.0.0.1:1", ""),
    folder: dir,
    dir,
    onProgress: () => {},
    environment,
  });
  await expect(result).rejects.toMatchObject({
    message: expect.stringContaining("there is no Go here to build it with, and the SHA-256"),
    next: expect.stringContaining("gatehouse tools pin"),
  });
});

test("a program on PATH is taken when it is exactly the pinned version, and never else", async () => {
  const path = scratchFolder({ tool: '#!/bin/sh\necho "tool 1.2.3"\n' });
  chmodSync(join(path, "tool"), 0o755);
  const dir = scratchFolder();
  const request = { release: release("http://127.0.0.1:1", ""), folder: dir, dir, onProgress: () => {} };
  const environment = { PATH: path };
  expect(await install({ ...request, environment })).toBe("path");

  writeFileSync(join(path, "tool"), '#!/bin/sh\necho "tool 1.2.30"\n');
  await expect(install({ ...request, dir: scratchFolder(), environment })).rejects.toThrow("there is no Go here");
});

test("a relative entry of PATH is not looked into", async () => {
  const dir = scratchFolder();
  const request = { release: release("http://127.0.0.1:1", ""), folder: dir, dir, onProgress: () => {} };
  await expect(install({ ...request, environment: { PATH: ".:bin" } })).rejects.toThrow("there is no Go here");
});

test("a release that cannot be reached is built instead, one that is another file never", async () => {
  const lines: string[] = [];
  const attempt = (answer: RequestListener) =>
    serving(answer, (url) => {
      const dir = scratchFolder();
      const onProgress = (line: string) => lines.push(line);
      return install({ release: release(url), folder: dir, dir, onProgress, environment: withoutGo });
    });
  await expect(attempt((_, response) => response.writeHead(503).end())).rejects.toThrow(
    /answers 503; cannot set up tool 1\.2\.3: there is no Go here/,
  );
  expect(lines).toEqual([expect.stringMatching(/answers 503; building it instead$/)]);
  await expect(attempt((_, response) => response.end("other"))).rejects.toThrow(/: it was not unpacked$/);
  expect(lines).toHaveLength(1);
});
