import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { AsffFinding } from "../asff";
import { isSeverity } from "../severity";
import type { LedgerEntry, ScopeManifest } from "./entry";

/** An item as DynamoDB gives it. */
export type Item = Readonly<Record<string, AttributeValue>>;

/** An item of the ledger is not what Gatehouse writes there. */
export class LedgerItemError extends Error {
  override readonly name = "LedgerItemError";
}

/** Attributes of an entry; the finding itself is large and read apart. */
export const entryAttributes = [
  "sk",
  "status",
  "severity",
  "firstSeenAt",
  "lastSeenAt",
  "resolvedAt",
  "reopenedAt",
  "seenBy",
  "contentHash",
  "updatedAt",
  "importedAt",
  "suppressedBy",
] as const;

/** @throws LedgerItemError: a finding with a history that can't be read is not taken for a new one */
export function readEntry(item: Item): LedgerEntry {
  const [status, severity] = [required(item, "status"), required(item, "severity")];
  if ((status !== "OPEN" && status !== "RESOLVED") || !isSeverity(severity))
    throw odd(item, `status ${status} and severity ${severity}`);
  return {
    id: required(item, "sk"),
    status,
    severity,
    firstSeenAt: time(item, "firstSeenAt"),
    lastSeenAt: time(item, "lastSeenAt"),
    ...optionalTime(item, "resolvedAt"),
    ...optionalTime(item, "reopenedAt"),
    seenBy: Object.fromEntries(
      Object.keys(item.seenBy?.M ?? {}).map((scanner) => [scanner, time(item.seenBy?.M ?? {}, scanner)]),
    ),
    contentHash: required(item, "contentHash"),
    updatedAt: time(item, "updatedAt"),
    ...optionalTime(item, "importedAt"),
    ...(item.suppressedBy?.S !== undefined && { suppressedBy: item.suppressedBy.S }),
  };
}

/** The members that the normalizer writes when it has seen, or missed, the finding. */
export function writtenEntry(entry: LedgerEntry): Record<string, AttributeValue | undefined> {
  const { id, seenBy, importedAt, suppressedBy, resolvedAt, reopenedAt, ...texts } = entry;
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { S: value }])),
    resolvedAt: resolvedAt === undefined ? undefined : { S: resolvedAt },
    reopenedAt: reopenedAt === undefined ? undefined : { S: reopenedAt },
    seenBy: { M: Object.fromEntries(Object.entries(seenBy).map(([scanner, at]) => [scanner, { S: at }])) },
  };
}

export function readScope(item: Item): ScopeManifest {
  const status = required(item, "status");
  if (status !== "completed" && status !== "notApplicable") throw odd(item, `status ${status}`);
  return {
    scanner: required(item, "sk"),
    coveredAt: time(item, "coveredAt"),
    execution: required(item, "execution"),
    sourceDigest: required(item, "sourceDigest"),
    status,
    filesScanned: Number(item.filesScanned?.N),
  };
}

export function writtenScope({ scanner, filesScanned, ...texts }: ScopeManifest): Record<string, AttributeValue> {
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { S: value }])),
    filesScanned: { N: String(filesScanned) },
  };
}

/** A finding is kept whole, because Security Hub wants all of it again when it is resolved, months later. */
export function packedFinding(finding: AsffFinding): Uint8Array {
  return deflateRawSync(JSON.stringify(finding));
}

/** @throws LedgerItemError */
export function readFinding(item: Item): AsffFinding {
  if (!item.finding?.B) throw odd(item, "no finding");
  return JSON.parse(inflateRawSync(item.finding.B).toString()) as AsffFinding;
}

function required(item: Item, name: string): string {
  const text = item[name]?.S;
  if (text === undefined) throw odd(item, `no ${name}`);
  return text;
}

function time(item: Item, name: string): string {
  const text = required(item, name);
  if (Number.isNaN(Date.parse(text))) throw odd(item, `${name} ${text}`);
  return text;
}

function optionalTime<Name extends string>(item: Item, name: Name): { readonly [key in Name]?: string } {
  return item[name] === undefined ? {} : ({ [name]: time(item, name) } as { [key in Name]: string });
}

function odd(item: Item, found: string): LedgerItemError {
  return new LedgerItemError(
    `the ledger's item ${item.pk?.S ?? ""} ${item.sk?.S ?? ""} has ${found}: restore the table from its point-in-time recovery, or delete the item, which makes its finding a new one`,
  );
}
