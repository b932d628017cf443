import { databaseOf } from "../../../scan-config/runner/databases";
import { scratchFolder } from "../../support/scratch";

const database = (small: object, full: object) =>
  scratchFolder({ "insecure.json": JSON.stringify(small), "insecure_full.json": JSON.stringify(full) });

test("the older of both files dates the database", () => {
  const directory = database({ meta: { timestamp: 1_700_000_000 } }, { meta: { timestamp: 1_600_000_000 } });
  expect(databaseOf("safety", { directory, kind: "real" })).toEqual({
    kind: "real",
    builtAt: "2020-09-13T12:26:40.000Z",
  });
});

test("an example cannot pass for a real one", () => {
  const directory = database({ meta: { timestamp: 1, example: true } }, { meta: { timestamp: 1 } });
  expect(databaseOf("safety", { directory, kind: "real" }).kind).toBe("example");
});

test.each([[{}], [{ timestamp: "2026-01-01" }], [{ timestamp: null }]])("without a date (%j) it has none", (meta) => {
  const directory = database({ meta }, { meta: { timestamp: 1 } });
  expect(databaseOf("safety", { directory, kind: "real" }).builtAt).toBeNull();
});

test("a missing setting, file or meta is said", () => {
  expect(() => databaseOf("safety", null)).toThrow("GATEHOUSE_DATABASE is not set");
  expect(() => databaseOf("safety", { directory: scratchFolder(), kind: "real" })).toThrow("insecure.json");
  expect(() => databaseOf("safety", { directory: database({}, {}), kind: "real" })).toThrow(
    "insecure.json: meta is missing",
  );
});
