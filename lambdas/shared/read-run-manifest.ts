import { isObject, kindOf, parsedJson } from "./json";
import type { RunManifest } from "./run-manifest";
import { isScanner } from "./scanners";

const sha256 = (value: unknown) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const string = (value: unknown) => typeof value === "string";
const filled = (value: unknown) => typeof value === "string" && value !== "";
const count = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const date = (value: unknown) => typeof value === "string" && !Number.isNaN(Date.parse(value));
const oneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown) =>
    allowed.includes(value);
const orNull = (check: Check) => (value: unknown) => value === null || check(value);
/** A name beside run.json, not a way to another folder. */
const fileName = (value: unknown) => typeof value === "string" && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value);

type Check = (value: unknown) => boolean;

/** Every member of `run.json`, by its path. */
const members: Readonly<Record<string, Check>> = {
  schemaVersion: oneOf(1),
  workload: filled,
  execution: filled,
  scanner: (value) => typeof value === "string" && isScanner(value),
  version: string,
  status: oneOf("completed", "failed", "notApplicable"),
  exitCode: orNull(Number.isSafeInteger),
  startedAt: date,
  finishedAt: date,
  "source.sha256": sha256,
  "source.objectVersion": orNull(string),
  filesScanned: count,
  "database.kind": oneOf("real", "example", "none"),
  "database.builtAt": orNull(date),
};

const reportMembers: Readonly<Record<string, Check>> = {
  "report.file": fileName,
  "report.sha256": sha256,
  "report.bytes": count,
};

const imageMembers: Readonly<Record<string, Check>> = { "image.sha256": sha256, "image.bytes": count };

/** `run.json`, or what is wrong with it as the end of a sentence: nothing of a broken manifest may be believed. */
export function readRunManifest(text: string): { manifest: RunManifest } | { problem: string } {
  const json = parsedJson(text);
  if (!isObject(json)) return { problem: json === undefined ? "is no JSON" : `is ${kindOf(json)}, not an object` };
  const wrong = [
    ...Object.entries(members),
    ...(json.report === null ? [] : Object.entries(reportMembers)),
    ...(json.image === undefined ? [] : Object.entries(imageMembers)),
    ...(json.detail === undefined ? [] : [["detail", string] as const]),
    ...(isObject(json.database) && json.database.sha256 !== undefined ? [["database.sha256", sha256] as const] : []),
  ].filter(([path, check]) => !check(at(json, path)));
  return wrong.length === 0
    ? { manifest: json as unknown as RunManifest }
    : { problem: `has a missing or wrong ${wrong.map(([path]) => `"${path}"`).join(", ")}` };
}

function at(json: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined), json);
}
