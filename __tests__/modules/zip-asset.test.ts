import { ZipAsset } from "../../modules/zip-asset";
import { synthConstruct } from "../support/synth-stack";

function asset(files: Record<string, string>) {
  let zip: ZipAsset | undefined;
  synthConstruct((stack) => {
    zip = new ZipAsset(stack, "code", {
      files: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })),
    });
  });
  return zip;
}

test("the same files give the same zip in any order", () => {
  expect(asset({ "a.js": "1", "b.js": "2" })?.zipSha256).toBe(asset({ "b.js": "2", "a.js": "1" })?.zipSha256);
});

test("a renamed file changes digest and path, which cdktf's own hash would miss", () => {
  const before = asset({ "index.js": "1" });
  const after = asset({ "index2.js": "1" });
  expect(after?.digest).not.toBe(before?.digest);
  expect(after?.path).not.toBe(before?.path);
});

test("the path names the digest", () => {
  const code = asset({ "index.js": "1" });
  expect(code?.path).toMatch(new RegExp(`^assets/.*/${code?.digest}/archive.zip$`));
});
