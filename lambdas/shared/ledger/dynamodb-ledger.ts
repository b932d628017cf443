import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { unknownWaiver } from "./entry";
import { packedFinding, writtenEntry, writtenScope } from "./items";
import { findingKey, scopeKey } from "./keys";
import { giveLeaseBack, keepLease, takeLease } from "./lease";
import type { EntryChange, LeasedLedger, Ledger } from "./ledger";
import { readEntries, readFindings, readScopes } from "./read-table";
import { guardedWrite, type Update } from "./transaction";

/** @param clock milliseconds since the epoch */
export function dynamoDbLedger(client: DynamoDBClient, table: string, clock: () => number = Date.now): Ledger {
  return {
    async lease(owner) {
      return (await takeLease(client, table, owner, clock())) ? leased(client, table, owner, clock) : undefined;
    },
  };
}

function leased(client: DynamoDBClient, table: string, owner: string, clock: () => number): LeasedLedger {
  let writing: Promise<void> = Promise.resolve();
  // One at a time: two transactions of one process would only meet at the lease.
  const write = (updates: Iterable<Update>): Promise<void> => {
    const written = writing.then(() => guardedWrite(client, table, () => keepLease(table, owner, clock()), updates));
    writing = written.catch(() => undefined);
    return written;
  };
  return {
    entries: () => readEntries(client, table),
    scopes: () => readScopes(client, table),
    findings: (ids) => readFindings(client, table, ids),
    record: (changes) => write(changes.map(updateOf)),
    confirm: (confirmations) =>
      write(
        confirmations.map(({ id, updatedAt }) => ({
          key: findingKey(id),
          attributes: { importedAt: { S: updatedAt } },
        })),
      ),
    cover: (scopes) =>
      write(scopes.map((scope) => ({ key: scopeKey(scope.scanner), attributes: writtenScope(scope) }))),
    release: () => writing.then(() => giveLeaseBack(client, table, owner)),
  };
}

function updateOf({ entry, finding, doubtsWaiver }: EntryChange): Update {
  return {
    key: findingKey(entry.id),
    attributes: {
      ...writtenEntry(entry),
      ...(finding && { finding: { B: packedFinding(finding) } }),
      ...(doubtsWaiver && { suppressedBy: { S: unknownWaiver } }),
    },
  };
}
