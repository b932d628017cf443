import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prepareExampleDatabase } from "../../../../cli/tools/databases/local-database";
import { databaseOf } from "../../../../scan-config/runner/databases";
import { scratchFolder } from "../../../support/scratch";

const committed = join(__dirname, "../../../../examples/safety-database");
const hour = 3600 * 1000;
const prepare = (hours: number) =>
  prepareExampleDatabase(
    "safety",
    () => {},
    undefined,
    () => new Date(Date.now() + hours * hour),
  );

beforeAll(() => {
  process.env.GATEHOUSE_CACHE = scratchFolder();
});
afterAll(() => {
  delete process.env.GATEHOUSE_CACHE;
});

test("the committed one has no date, so it can never pass for a fresh one", () => {
  expect(databaseOf("safety", { directory: committed, kind: "real" })).toEqual({ kind: "example", builtAt: null });
});

test("the prepared one is stamped when it is set up, and calls itself an example", async () => {
  const before = Math.floor(Date.now() / 1000) * 1000;
  const directory = await prepareExampleDatabase("safety");
  const { kind, builtAt } = databaseOf("safety", { directory, kind: "real" });
  expect(kind).toBe("example");
  expect(new Date(builtAt ?? 0).getTime()).toBeGreaterThanOrEqual(before);
});

test("is used again while it is fresh, and stamped anew afterwards", async () => {
  const first = await prepareExampleDatabase("safety");
  expect(await prepare(11)).toBe(first);
  expect(await prepare(13)).not.toBe(first);
});

test("both files agree on packages and ranges, and one vulnerability at least is HIGH", () => {
  const read = (file: string) => JSON.parse(readFileSync(join(committed, file), "utf8"));
  const [small, full] = [read("insecure.json"), read("insecure_full.json")];
  const ranges = Object.fromEntries(
    Object.entries<{ specs: string[] }[]>(full.vulnerable_packages).map(([name, list]) => [
      name,
      list.flatMap(({ specs }) => specs),
    ]),
  );
  expect(small.vulnerable_packages).toEqual(ranges);
  const scores = Object.values<{ cvssv3: { base_score: number } }>(full.meta.severities).map(
    ({ cvssv3 }) => cvssv3.base_score,
  );
  expect(Math.max(...scores)).toBeGreaterThanOrEqual(7);
});
