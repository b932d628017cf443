import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckovSeverities } from "../../lambdas/shared/checkov-severity";

const root = join(__dirname, "..", "..");

/** A committed report of a real tool, e.g. `bandit/gen--bandit-demo.json`. */
export function fixture(name: string): Buffer {
  return readFileSync(join(root, "__tests__", "fixtures", name));
}

/** The whole collection of real reports, which lies beside the project and is not ours to copy. */
export const collection = join(root, "..", "shared", "fixtures");

export const hasCollection = existsSync(collection);

export interface CollectedReport {
  readonly file: string;
  readonly tool: string;
  /** `undefined` when SOURCES.md says that the report is unreadable. */
  readonly findings: number | undefined;
  /** By the scanner's own word. */
  readonly severities: Readonly<Record<string, number>>;
  /** Whether there is text around the JSON document. */
  readonly isSalvaged: boolean;
}

/** What SOURCES.md says of every report. */
export function collectedReports(): readonly CollectedReport[] {
  return readFileSync(join(collection, "SOURCES.md"), "utf8")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter(([, file]) => /^[a-z]+\//.test(file ?? ""))
    .map(([, file = "", , , , , findings = "", severities = "", notes = ""]) => ({
      file,
      tool: file.replace(/\/.*/, ""),
      findings: findings === "unreadable" ? undefined : Number(findings),
      severities: severities === "-" ? {} : Object.fromEntries(severities.split(", ").map(wordAndCount)),
      isSalvaged: notes.includes("salvaged from text"),
    }));
}

function wordAndCount(pair: string): [string, number] {
  const [word = "", count = ""] = pair.split(" ");
  return [word, Number(count)];
}

export const checkovSeverities: CheckovSeverities = {
  schemaVersion: 1,
  rules: { CKV_AWS_20: "CRITICAL" },
  reasons: { CKV_AWS_20: "anyone can read the bucket's objects" },
  prefixes: { CKV_AWS_: "MEDIUM", CKV2_AWS_: "MEDIUM", CKV_SECRET_: "HIGH" },
};
