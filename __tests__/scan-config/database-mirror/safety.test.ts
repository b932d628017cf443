import { readFileSync } from "node:fs";
import { join } from "node:path";
import { safetySource } from "../../../scan-config/database-mirror/safety";
import { serving } from "../../support/file-server";
import { scratchFolder } from "../../support/scratch";

/** Fetches from a server with these files. */
const fetched = (files: Readonly<Record<string, object>>) =>
  serving(
    ({ url = "" }, response) => {
      const file = files[url];
      response.writeHead(file ? 200 : 404).end(JSON.stringify(file ?? {}));
    },
    async (url) => {
      const folder = join(scratchFolder(), "safety");
      const { source, digest, fetch } = await safetySource(url, AbortSignal.timeout(5000)).latest();
      return { folder, digest, source: source.replace(url, ""), builtAt: await fetch(folder) };
    },
  );

const meta = { timestamp: 1_700_000_000 };

test("both files are mirrored, dated by what is in them", async () => {
  const files = { "/insecure.json": { meta, a: 1 }, "/insecure_full.json": { meta } };
  const { folder, ...facts } = await fetched(files);
  expect(facts).toEqual({ digest: null, source: "/", builtAt: "2023-11-14T22:13:20.000Z" });
  expect(JSON.parse(readFileSync(join(folder, "insecure.json"), "utf8"))).toEqual({ meta, a: 1 });
});

test.each<[string, Record<string, object>, string]>([
  ["a missing file", { "/insecure.json": { meta } }, "/insecure_full.json answers 404"],
  ["no date", { "/insecure.json": { meta: {} }, "/insecure_full.json": { meta } }, "meta has no timestamp"],
])("%s is said", async (_, files, message) => {
  await expect(fetched(files)).rejects.toThrow(message);
});
