import { isObject, parsedJson } from "../shared/json";

/** What of a workload was deployed last, everywhere it is deployed to. */
export interface Deployed {
  readonly schemaVersion: 1;
  readonly execution: string;
  /** Version of the package in the source bucket. */
  readonly objectVersion: string;
  readonly sourceDigest: string;
  /** ISO 8601, UTC. */
  readonly deployedAt: string;
}

/**
 * @throws Error when the text is something else: what is deployed must then not be guessed
 */
export function deployedVersion(text: string): string {
  const json = parsedJson(text);
  if (isObject(json) && json.schemaVersion === 1 && typeof json.objectVersion === "string" && json.objectVersion !== "")
    return json.objectVersion;
  throw new Error(
    `deployed.json in the source bucket must hold schemaVersion 1 and an objectVersion, found ${text.slice(0, 200)}: deliver the package once more, which writes it anew`,
  );
}
