import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pinRelease } from "../../../cli/tools/pin-releases";
import { serving } from "../../support/file-server";
import { scratchFolder } from "../../support/scratch";

const { signal } = new AbortController();
const [a, b] = ["a".repeat(64), "b".repeat(64)];
const both = `${a}  tool_linux.tar.gz\n${b}  tool_mac.tar.gz\n${"c".repeat(64)}  tool_windows.zip\n`;

async function pinned(list: string, status = 200) {
  const folder = scratchFolder();
  const file = join(folder, "release.json");
  const work = async (url: string) => {
    const archive = (name: string) => ({ url: `${url}/${name}`, sha256: "" });
    const platforms = { "linux-x64": archive("tool_linux.tar.gz"), "darwin-x64": archive("tool_mac.tar.gz") };
    const release = { schemaVersion: 1, tool: "tool", version: "1.0", checksums: `${url}/checksums.txt`, platforms };
    writeFileSync(file, JSON.stringify(release));
    return pinRelease(folder, signal);
  };
  const result = await serving((_, response) => response.writeHead(status).end(list), work).catch(
    (error: Error) => error,
  );
  const hashes = Object.values<{ sha256: string }>(JSON.parse(readFileSync(file, "utf8")).platforms);
  return { result, hashes: hashes.map(({ sha256 }) => sha256) };
}

test("the hashes of the release's own list are written down", async () => {
  expect(await pinned(both)).toEqual({ result: [`${a}  tool_linux.tar.gz`, `${b}  tool_mac.tar.gz`], hashes: [a, b] });
});

test("a list that lacks an archive changes nothing", async () => {
  const { result, hashes } = await pinned(`${a}  tool_linux.tar.gz\n`);
  expect(result).toMatchObject({ name: "CannotError", message: expect.stringContaining("names no tool_mac.tar.gz") });
  expect(hashes).toEqual(["", ""]);
});

test("a page that is no list, or none at all, changes nothing", async () => {
  for (const [page, status] of [
    ["<html>not here</html>", 200],
    [both, 404],
  ] as const) {
    const { result, hashes } = await pinned(page, status);
    expect(result).toMatchObject({ name: "CannotError" });
    expect(hashes).toEqual(["", ""]);
  }
});
