import { zipSync } from "fflate";
import { SourcePackageError, unzipLimits, unzipSource } from "../../../lambdas/fingerprint/unzip";

const file = (text: string) => Buffer.from(text);

test("gives every file and no folder", () => {
  const files = unzipSource(zipSync({ "a.py": file("a"), "b/": new Uint8Array(), "b/c.py": file("c") }));
  expect(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
    ["a.py", "a"],
    ["b/c.py", "c"],
  ]);
});

/** Writes another size into the zip's directory: what a zip bomb says of itself. */
function claiming(zip: Uint8Array, bytes: number): Uint8Array {
  const lying = Buffer.from(zip);
  const directory = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  lying.writeUInt32LE(bytes, directory + 24);
  return lying;
}

function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(zip).toString("latin1").replaceAll(from, to), "latin1");
}

test.each([
  ["no zip", file("not a zip"), "is no readable zip"],
  ["empty", zipSync({}), "holds no file"],
  ["with a way out", zipSync({ "../x": file("x") }), "leads out of the source tree"],
  ["with an absolute path", zipSync({ "/etc/x": file("x") }), "leads out of the source tree"],
  ["with a backslash", zipSync({ "a\\..\\x": file("x") }), "leads out of the source tree"],
  [
    "with a reserved name",
    renamed(zipSync({ AAAAAAAAA: file("x") }), "AAAAAAAAA", "__proto__"),
    "a name that can't be used",
  ],
  ["a bomb", claiming(zipSync({ a: file("a") }), unzipLimits.bytes + 1), "unpacks to more than"],
])("a package %s", (_name, zip, message) => {
  expect(() => unzipSource(zip)).toThrow(SourcePackageError);
  expect(() => unzipSource(zip)).toThrow(message);
});

test("a file that is longer than the directory says is not unpacked beyond it", () => {
  const zip = claiming(zipSync({ a: new Uint8Array(100_000) }), 10);
  expect(unzipSource(zip).map(({ bytes }) => bytes.byteLength)).toEqual([10]);
});
