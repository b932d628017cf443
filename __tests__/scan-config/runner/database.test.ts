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

describe("Trivy's database", () => {
  const folder = (metadata: object, more: Record<string, string> = {}) =>
    scratchFolder({ "db/trivy.db": "", "db/metadata.json": JSON.stringify(metadata), ...more });

  test("is dated by UpdatedAt of the file beside it, not by when it was downloaded", () => {
    const metadata = { UpdatedAt: "2026-11-01T06:00:00.123456789Z", DownloadedAt: "2026-11-24T00:00:00Z" };
    expect(databaseOf("trivy", { directory: folder(metadata), kind: "real" })).toEqual({
      kind: "real",
      builtAt: "2026-11-01T06:00:00.123Z",
    });
  });

  test("is an example when it is marked as one, and without a date it has none", () => {
    const directory = folder({}, { "example.json": "{}" });
    expect(databaseOf("trivy", { directory, kind: "real" })).toEqual({ kind: "example", builtAt: null });
  });

  test("is missing when there is only its date", () => {
    const directory = scratchFolder({ "db/metadata.json": "{}" });
    expect(() => databaseOf("trivy", { directory, kind: "real" })).toThrow("holds no db/trivy.db");
  });
});

test("Grype's database tells its date in the report only, and may be marked as an example", () => {
  const real = scratchFolder({ "6/vulnerability.db": "" });
  const example = scratchFolder({ "6/vulnerability.db": "", "example.json": "{}" });
  expect(databaseOf("grype", { directory: real, kind: "real" })).toEqual({ kind: "real", builtAt: null });
  expect(databaseOf("grype", { directory: example, kind: "real" }).kind).toBe("example");
  expect(() => databaseOf("grype", { directory: scratchFolder(), kind: "real" })).toThrow("6/vulnerability.db");
});

test("a scanner without a database of its own has none to read", () => {
  expect(() => databaseOf("bandit", { directory: "/nowhere", kind: "real" })).toThrow("nothing here reads");
});
