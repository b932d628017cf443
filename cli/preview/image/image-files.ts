import type { ImageRecipe } from "./recipe";
import type { TarEntry } from "./tar";

const osRelease = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
`;

/** The files of the image's one layer. */
export function imageFiles({ debian, python, npm }: ImageRecipe): readonly TarEntry[] {
  return [
    entry("etc/os-release", osRelease),
    entry("etc/debian_version", "12.1\n"),
    entry("var/lib/dpkg/status", debian.map(dpkgStatus).join("\n")),
    ...python.map(({ name, version }) =>
      entry(
        `usr/local/lib/python3.12/site-packages/${name}-${version}.dist-info/METADATA`,
        `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
      ),
    ),
    ...npm.map(({ name, version }) =>
      entry(`app/page/node_modules/${name}/package.json`, JSON.stringify({ name, version, license: "MIT" })),
    ),
  ];
}

/** https://www.debian.org/doc/debian-policy/ch-controlfields.html */
function dpkgStatus({ name, source, version }: ImageRecipe["debian"][number]): string {
  const lines = [
    `Package: ${name}`,
    "Status: install ok installed",
    "Architecture: amd64",
    ...(source === undefined ? [] : [`Source: ${source}`]),
    `Version: ${version}`,
    "Maintainer: nobody <nobody@example.invalid>",
    `Description: ${name}`,
  ];
  return `${lines.join("\n")}\n`;
}

function entry(path: string, text: string): TarEntry {
  return { path, bytes: Buffer.from(text) };
}
