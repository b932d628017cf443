import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { indexTar } from "../../../scan-config/image-publish/tar-index";
import { scratchFolder } from "../../support/scratch";

/** The files of a tar that the system's own program made. */
function indexed(format: string): Readonly<Record<string, string>> {
  const folder = scratchFolder({ "a/layer.tar": "layer", "b/other": "x".repeat(513) });
  symlinkSync("../a/layer.tar", join(folder, "b", "symbolic"));
  linkSync(join(folder, "a/layer.tar"), join(folder, "b", "zhard"));
  const file = join(scratchFolder(), "archive.tar");
  execFileSync("tar", [`--format=${format}`, "-cf", file, "-C", folder, "a", "b"]);
  const bytes = readFileSync(file);
  return Object.fromEntries(
    Array.from(indexTar(file), ([path, { offset, size }]) => [path, bytes.toString("utf8", offset, offset + size)]),
  );
}

test.each(["ustar", "gnu", "pax"])("files and links of a %s archive are found", (format) => {
  expect(indexed(format)).toEqual({
    "a/layer.tar": "layer",
    "b/other": "x".repeat(513),
    "b/symbolic": "layer",
    "b/zhard": "layer",
  });
});

test("an empty file is no tar", () => {
  expect(indexTar(join(scratchFolder({ empty: "" }), "empty")).size).toBe(0);
});
