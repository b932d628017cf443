import { readRunManifest } from "../../../lambdas/shared/read-run-manifest";
import { manifestOf } from "../../support/runs";

const valid = manifestOf("bandit", "{}");
const read = (change: object) => readRunManifest(JSON.stringify({ ...valid, ...change }));

test("a manifest that scanners write is read", () => {
  expect(read({})).toEqual({ manifest: valid });
  const image = { sha256: "a".repeat(64), bytes: 1 };
  expect(read({ image, database: { kind: "real", builtAt: null, sha256: "a".repeat(64) } })).toHaveProperty("manifest");
  expect(read({ report: null, exitCode: null, detail: "killed" })).toHaveProperty("manifest");
});

test.each([
  ["schemaVersion", { schemaVersion: 2 }],
  ["workload", { workload: "" }],
  ["execution", { execution: 7 }],
  ["scanner", { scanner: "bandits" }],
  ["version", { version: null }],
  ["status", { status: "ok" }],
  ["exitCode", { exitCode: "0" }],
  ["startedAt", { startedAt: "yesterday" }],
  ["finishedAt", { finishedAt: null }],
  ["source.sha256", { source: { sha256: "A".repeat(64), objectVersion: null } }],
  ["source.objectVersion", { source: { sha256: "a".repeat(64) } }],
  ["filesScanned", { filesScanned: -1 }],
  ["database.kind", { database: { kind: "small", builtAt: null } }],
  ["database.builtAt", { database: { kind: "real", builtAt: "x" } }],
  ["report.file", { report: { ...valid.report, file: "../findings.json" } }],
  ["report.sha256", { report: { ...valid.report, sha256: "" } }],
  ["report.bytes", { report: { ...valid.report, bytes: 1.5 } }],
  ["report.file", { report: undefined }],
  ["detail", { detail: 1 }],
  ["database.sha256", { database: { kind: "real", builtAt: null, sha256: "short" } }],
  ["image.sha256", { image: { sha256: "A".repeat(64), bytes: 1 } }],
  ["image.bytes", { image: { sha256: "a".repeat(64), bytes: "1" } }],
])("%s missing or wrong is named", (path, change) => {
  const result = read(change);
  expect("problem" in result && result.problem).toContain(`"${path}"`);
});

test.each([
  ["{", "is no JSON"],
  ["null", "is null, not an object"],
  ["[]", "is an array, not an object"],
])("%s %s", (text, problem) => {
  expect(readRunManifest(text)).toEqual({ problem });
});
