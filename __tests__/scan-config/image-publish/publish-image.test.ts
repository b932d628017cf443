import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type RegistryStandIn, startRegistry } from "../../../cli/preview/registry/stand-in";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { readImageArchive } from "../../../scan-config/image-publish/image-archive";
import { publishImage } from "../../../scan-config/image-publish/publish-image";
import { serving } from "../../support/file-server";
import { exampleImage, imageTar } from "../../support/image-tar";
import { scratchFolder } from "../../support/scratch";

const authorization = "Basic QVdTOnNlY3JldA==";
const repository = "gatehouse-payments-image";

let registry: RegistryStandIn;
beforeEach(async () => {
  registry = await startRegistry({ authorization });
  registry.create(repository);
});
afterEach(() => registry.stop());

function written(bytes: Uint8Array): string {
  const file = join(scratchFolder(), "image.tar");
  writeFileSync(file, bytes);
  return file;
}

/** Publishes these bytes; what is different about it is in `change`. */
function published(bytes: Uint8Array, change: { tag?: string; sha256?: string; target?: object } = {}) {
  const address = `http://${registry.host}`;
  const target = { address, repository, authorization, signal: AbortSignal.timeout(5000), ...change.target };
  return publishImage({ tar: written(bytes), sha256: sha256(bytes), tag: "e-1", ...change, target });
}

const layers = [Buffer.from("one ".repeat(200)), Buffer.from("two ".repeat(200))];

/** What the registry holds under a digest. */
function held(digest: string) {
  const stored = registry.create(repository);
  const manifest = JSON.parse(stored.manifest(digest)?.bytes.toString("utf8") ?? "null") as {
    config: { digest: string };
    layers: readonly { digest: string }[];
  };
  return {
    configuration: stored.blob(manifest.config.digest),
    layers: manifest.layers.map((layer) => gunzipSync(stored.blob(layer.digest) ?? "")),
  };
}

test("the image that was scanned is pushed with its own configuration and its layers in their order", async () => {
  const digest = await published(imageTar({ layers }));
  const { configuration, layers: pushed } = held(digest);
  expect(pushed).toEqual(layers);
  expect(JSON.parse(configuration?.toString() ?? "").rootfs.diff_ids).toEqual(
    layers.map((layer) => `sha256:${sha256(layer)}`),
  );
  expect(registry.create(repository).tags).toEqual({ "e-1": digest });
});

test("an image as older Docker versions save it is pushed whole", async () => {
  const bytes = exampleImage();
  const { configuration } = readImageArchive(written(bytes));
  expect(held(await published(bytes)).configuration).toEqual(configuration);
});

test("layers that were saved compressed are pushed as they were meant", async () => {
  const diffIds = layers.map(sha256);
  expect(held(await published(imageTar({ layers: layers.map((layer) => gzipSync(layer)), diffIds }))).layers).toEqual(
    layers,
  );
});

test("the same tar is the same image, wherever it is pushed", async () => {
  const digest = await published(imageTar({ layers }));
  registry.create("gatehouse-other-image");
  expect(await published(imageTar({ layers }), { target: { repository: "gatehouse-other-image" } })).toBe(digest);
});

test("a build that is tried again finds its own image and uploads nothing", async () => {
  const digest = await published(imageTar({ layers }));
  const before = registry.requests.length;
  expect(await published(imageTar({ layers }))).toBe(digest);
  expect(registry.requests.slice(before).filter((request) => !request.startsWith("HEAD "))).toEqual([]);
});

test("a tag is never given to another image", async () => {
  const digest = await published(imageTar({ layers }));
  await expect(published(exampleImage())).rejects.toThrow(
    new RegExp(`the tag e-1 names ${digest} already, not sha256:[0-9a-f]{64}: an image is never replaced`),
  );
  expect(registry.create(repository).tags).toEqual({ "e-1": digest });
});

test("a tar that is not the one that was scanned is not pushed, and the registry not even asked", async () => {
  const scanned = sha256("another tar");
  await expect(published(imageTar({ layers }), { sha256: scanned })).rejects.toThrow(
    `the image that was scanned has ${scanned}: nothing was pushed`,
  );
  expect(registry.requests).toEqual([]);
});

test.each<[string, () => Uint8Array, string]>([
  [
    "a layer that is not the configuration's",
    () => imageTar({ layers, diffIds: [sha256("other"), sha256("two")] }),
    `the image's configuration names ${sha256("other")}`,
  ],
  [
    "a layer too few",
    () => imageTar({ layers, diffIds: [sha256("one")] }),
    "holds 2 layers, its configuration names 1",
  ],
  ["no layer", () => imageTar({ layers: [] }), "holds 0 layers, its configuration names 0"],
  ["a layer that is not there", () => imageTar({ layers, entry: { Layers: ["a", "b"] } }), "holds no a"],
  ["two images", () => imageTar({ layers, images: 2 }), "holds 2 images, expected one"],
  [
    "a configuration of another name",
    () => imageTar({ layers, entry: { Config: "manifest.json" } }),
    "not the one in its",
  ],
  ["no image", () => Buffer.alloc(1024), "holds no manifest.json"],
  ["no tar", () => Buffer.from("x".repeat(2048)), "is no tar: no header at byte 0"],
  ["half a tar", () => exampleImage().subarray(0, 3000), "is cut off"],
])("%s is refused, and no image is there", async (_, bytes, message) => {
  await expect(published(bytes())).rejects.toThrow(message);
  expect(registry.create(repository).tags).toEqual({});
});

test.each<[string, object, RegExp]>([
  ["wrong credentials", { authorization: "Basic other" }, /refuses an upload: it answers 401 .*not the credentials/],
  [
    "a repository that is not there",
    { repository: "missing" },
    /refuses an upload: it answers 404 .*no repository missing/,
  ],
])("%s are told in the registry's own words", async (_, target, message) => {
  await expect(published(imageTar({ layers }), { target })).rejects.toThrow(message);
});

test("credentials follow no upload to another host", async () => {
  const seen: string[] = [];
  await serving(
    ({ method, url = "" }, response) => {
      seen.push(`${method} ${url}`);
      const headers = { location: "http://127.0.0.1:1/elsewhere" };
      response.writeHead(method === "HEAD" ? 404 : 202, headers).end();
    },
    async (address) => {
      await expect(published(imageTar({ layers }), { target: { address } })).rejects.toThrow(
        "sends an upload to http://127.0.0.1:1: nothing was sent there",
      );
    },
  );
  expect(seen.filter((request) => !request.startsWith("HEAD "))).toEqual([`POST /v2/${repository}/blobs/uploads/`]);
});
