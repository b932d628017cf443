import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Current, Store } from "../../scan-config/database-mirror/store";
import type { DatabaseRecord } from "../../scan-config/databases/record";

/** A mirror in memory that keeps the order in which it was written. */
export function memoryStore(start: DatabaseRecord | null = null) {
  const writes: string[] = [];
  const state = { record: start };
  const store: Store = {
    current: async () => state.record && ({ record: state.record, etag: `"${state.record.sha256}"` } satisfies Current),
    putFile: async (scanner, folder, file) => {
      readFileSync(join(folder, file.path));
      writes.push(`${scanner}/${file.path}`);
      return { ...file, versionId: `v${writes.length}` };
    },
    putRecord: async (record, replaced) => {
      writes.push(`${record.scanner}/database.json after ${replaced?.record.builtAt ?? "none"}`);
      state.record = record;
    },
  };
  return { store, writes, state };
}
