import type { Bucket } from "../../lambdas/shared/bucket";
import { type ByteSource, bytesSource, readBytes } from "../../lambdas/shared/bytes/byte-source";
import type { Run } from "../../lambdas/shared/runs";

export interface MemoryBucket extends Bucket {
  readonly objects: Map<string, Uint8Array>;
  json(key: string): unknown;
}

/** A bucket without a cloud. */
export function memoryBucket(contents: Readonly<Record<string, string | Uint8Array>> = {}): MemoryBucket {
  const objects = new Map(
    Object.entries(contents).map(([key, value]) => [key, Buffer.from(value)] as [string, Uint8Array]),
  );
  return {
    objects,
    json: (key) => JSON.parse(Buffer.from(objects.get(key) ?? "null").toString()),
    read: async (key) => objects.get(key),
    open: async (key) => {
      const bytes = objects.get(key);
      return bytes && { ...bytesSource(bytes), close: () => {} };
    },
    write: async (key, body) => void objects.set(key, typeof body === "string" ? Buffer.from(body) : bytesOf(body)),
    list: async (prefix) => [...objects.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** The objects that these runs' scanners upload. */
export function objectsOf(prefix: string, runs: readonly Run[]): Record<string, string | Uint8Array> {
  return Object.fromEntries(
    runs.flatMap(({ folder, manifest, report }) => [
      [`${prefix}${folder}/run.json`, JSON.stringify(manifest)],
      ...(report && !("problem" in manifest) && manifest.report
        ? [[`${prefix}${folder}/${manifest.report.file}`, bytesOf(report)]]
        : []),
    ]),
  );
}

function bytesOf(source: ByteSource): Uint8Array {
  return readBytes(source, 0, source.size);
}
