import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { Construct } from "constructs";

export interface LedgerTableProps {
  readonly tableName: string;
  readonly kmsKeyArn: string;
}

/**
 * The ledger of a workload's findings: when each was first seen, what was last sent of it, and how it is waived. Security
 * Hub forgets after 90 days and its `CreatedAt` is what we say, so what is lost here is known nowhere else: nothing deletes
 * the table, neither an apply nor a call, and each of the last 35 days can be restored.
 */
export class LedgerTable extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: LedgerTableProps) {
    super(scope, id);

    const table = new DynamodbTable(this, "Default", {
      name: props.tableName,
      // Every execution writes, and then nothing does for hours: no provisioned throughput fits both.
      billingMode: "PAY_PER_REQUEST",
      hashKey: "pk",
      rangeKey: "sk",
      attribute: [
        { name: "pk", type: "S" },
        { name: "sk", type: "S" },
      ],
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: props.kmsKeyArn },
      deletionProtectionEnabled: true,
      lifecycle: { preventDestroy: true },
    });
    this.name = table.name;
    this.arn = table.arn;
  }
}
