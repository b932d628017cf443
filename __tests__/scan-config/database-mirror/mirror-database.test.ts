import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mirrorAll } from "../../../scan-config/database-mirror/mirror-all";
import { mirrorDatabase } from "../../../scan-config/database-mirror/mirror-database";
import type { DatabaseSource } from "../../../scan-config/database-mirror/source";
import { databaseDigest } from "../../../scan-config/databases/record";
import { databaseRecord } from "../../support/database-record";
import { memoryStore } from "../../support/memory-store";
import { scratchFolder } from "../../support/scratch";

const now = () => new Date("2026-11-26T12:00:00Z");

interface Offered {
  readonly builtAt?: string;
  readonly digest?: string | null;
  readonly fails?: string;
}

/** A source with one database, and how often it was downloaded. */
function sourceOf({ builtAt = "2026-11-26T06:00:00.000Z", digest = "sha256:new", fails }: Offered = {}) {
  const downloads: string[] = [];
  const source: DatabaseSource = {
    scanner: "trivy",
    files: ["db/metadata.json", "db/trivy.db"],
    latest: async () => ({
      source: "registry/trivy-db:2",
      digest,
      fetch: async (folder) => {
        downloads.push(folder);
        if (fails !== undefined) throw new Error(fails);
        mkdirSync(join(folder, "db"), { recursive: true });
        for (const file of ["trivy.db", "metadata.json", "unneeded"]) writeFileSync(join(folder, "db", file), builtAt);
        return builtAt;
      },
    }),
  };
  return { source, downloads };
}

const mirrored = (source: DatabaseSource, { store }: ReturnType<typeof memoryStore>) =>
  mirrorDatabase(source, store, join(scratchFolder(), "trivy"), now);

test("the first database is written file by file, the record last", async () => {
  const memory = memoryStore();
  const { outcome, record } = await mirrored(sourceOf().source, memory);
  expect(outcome).toBe("new");
  expect(memory.writes).toEqual(["trivy/db/metadata.json", "trivy/db/trivy.db", "trivy/database.json after none"]);
  expect(record).toMatchObject({
    schemaVersion: 1,
    scanner: "trivy",
    builtAt: "2026-11-26T06:00:00.000Z",
    fetchedAt: "2026-11-26T12:00:00.000Z",
    source: "registry/trivy-db:2",
    sourceDigest: "sha256:new",
    files: [
      { path: "db/metadata.json", versionId: "v1" },
      { path: "db/trivy.db", versionId: "v2" },
    ],
  });
  expect(record.sha256).toBe(databaseDigest(record.files));
});

test("a newer one replaces exactly the record that was read", async () => {
  const memory = memoryStore(databaseRecord());
  expect((await mirrored(sourceOf().source, memory)).outcome).toBe("new");
  expect(memory.writes.at(-1)).toBe("trivy/database.json after 2026-11-20T06:00:00.000Z");
});

test("what the source names by the same digest is not downloaded again", async () => {
  const memory = memoryStore(databaseRecord({ sourceDigest: "sha256:new" }));
  const { source, downloads } = sourceOf();
  expect(await mirrored(source, memory)).toEqual({ outcome: "unchanged", record: memory.state.record });
  expect([downloads, memory.writes]).toEqual([[], []]);
});

test.each([
  ["older", "2026-11-19T23:59:59.000Z"],
  ["unchanged", "2026-11-20T06:00:00.000Z"],
])("an %s one replaces nothing", async (outcome, builtAt) => {
  const memory = memoryStore(databaseRecord());
  expect(await mirrored(sourceOf({ builtAt, digest: null }).source, memory)).toEqual({
    outcome,
    record: databaseRecord(),
  });
  expect(memory.writes).toEqual([]);
});

test("a download that fails or lacks a file leaves the mirror as it was", async () => {
  const memory = memoryStore(databaseRecord());
  await expect(mirrored(sourceOf({ fails: "cut off" }).source, memory)).rejects.toThrow("cut off");
  const { source } = sourceOf();
  await expect(mirrored({ ...source, files: ["db/trivy.db", "db/gone"] }, memory)).rejects.toThrow("ENOENT");
  expect(memory.writes).toEqual([]);
});

const ran = async (sources: readonly DatabaseSource[], { store } = memoryStore()) => {
  const lines: string[] = [];
  const scratch = scratchFolder();
  const onLine = (line: string) => lines.push(line);
  const problems = await mirrorAll({ sources, store, scratch, maximumAgeHours: 48, now, onLine });
  return { lines, problems, scratch };
};

test("a run says what it mirrored, and tidies up", async () => {
  const { lines, problems, scratch } = await ran([sourceOf().source]);
  expect(problems).toEqual([]);
  expect(lines).toEqual([expect.stringMatching(/^trivy: new, built 2026-11-26T06:00:00\.000Z, SHA-256 [0-9a-f]{64}$/)]);
  expect(existsSync(join(scratch, "trivy"))).toBe(false);
});

test("one that fails is a problem and keeps no other from being mirrored", async () => {
  const memory = memoryStore();
  const { problems } = await ran([sourceOf({ fails: "cut off" }).source, sourceOf().source], memory);
  expect(problems).toEqual(["the database of trivy was not mirrored, what was there stays: cut off"]);
  expect(memory.state.record).not.toBeNull();
});

test("a source that goes on serving an old database is a problem, though nothing failed", async () => {
  const { problems } = await ran([sourceOf({ builtAt: "2026-11-24T11:00:00.000Z" }).source]);
  expect(problems).toEqual([
    "the newest database of trivy is 49 hours old (built 2026-11-24T11:00:00.000Z), allowed are 48: its source registry/trivy-db:2 has no newer one",
  ]);
});

test("nothing to mirror is a problem: an alarm must not count such runs", async () => {
  expect((await ran([])).problems).toEqual(["no source is configured: there is nothing to mirror"]);
});
