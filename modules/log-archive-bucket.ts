import { Construct } from "constructs";
import { madeBeforeAccessLogs } from "./bucket-waivers";
import type { Delivery } from "./deliveries/delivery";
import type { LockMode } from "./encrypted-bucket";
import { EncryptionKey } from "./encryption-key";
import type { Transition } from "./lifecycle-rules";
import { LogBucket } from "./log-bucket";

export interface LogArchiveBucketProps {
  readonly bucketName: string;
  readonly keyAlias: string;
  /** What lies in it, for whoever reads the key's description. */
  readonly content: string;
  readonly accountId: string;
  readonly delivery: Delivery;
  readonly retentionDays: number;
  readonly transitions: readonly Transition[];
  /** @default versions can be deleted */
  readonly lock?: { readonly mode: LockMode; readonly days: number };
}

/** A bucket of the log archive with a key of its own: who may read one kind of logs can decrypt no other. */
export class LogArchiveBucket extends Construct {
  constructor(scope: Construct, id: string, props: LogArchiveBucketProps) {
    super(scope, id);

    const { delivery, lock } = props;
    const key = new EncryptionKey(this, "key", {
      alias: props.keyAlias,
      description: props.content,
      accountId: props.accountId,
      statements: delivery.keyStatements,
    });
    new LogBucket(this, "Default", {
      bucketName: props.bucketName,
      kmsKeyArn: key.arn,
      retentionDays: props.retentionDays,
      transitions: props.transitions,
      statements: delivery.bucketStatements,
      waivers: [madeBeforeAccessLogs],
      ...(lock && { lockDays: lock.days, lockMode: lock.mode }),
    });
  }
}
