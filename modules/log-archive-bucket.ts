import { Construct } from "constructs";
import { madeBeforeAccessLogs } from "./bucket-waivers";
import type { Delivery } from "./deliveries/delivery";
import type { LockMode } from "./encrypted-bucket";
import { EncryptionKey } from "./encryption-key";
import type { Transition } from "./lifecycle-rules";
import { LogBucket } from "./log-bucket";

export interface LogArchiveBucketProps {
  readonly bucketName: string;
  /** Of the bucket's own key. */
  readonly keyAlias: string;
  /**
   * Key of an adopted bucket, which its owner's policy lets the service use.
   * @default a key of the bucket's own
   */
  readonly kmsKeyArn?: string;
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
    new LogBucket(this, "Default", {
      bucketName: props.bucketName,
      kmsKeyArn: props.kmsKeyArn ?? this.key(props),
      retentionDays: props.retentionDays,
      transitions: props.transitions,
      statements: delivery.bucketStatements,
      waivers: [madeBeforeAccessLogs],
      ...(lock && { lockDays: lock.days, lockMode: lock.mode }),
    });
  }

  private key({ accountId, content, delivery, keyAlias }: LogArchiveBucketProps): string {
    return new EncryptionKey(this, "key", {
      alias: keyAlias,
      description: content,
      accountId,
      statements: delivery.keyStatements,
    }).arn;
  }
}
