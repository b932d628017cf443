import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { useKeyThroughDynamoDb, useTable } from "./access";
import { type FunctionContext, type LiveFunction, PipelineFunction } from "./pipeline-function";
import { ScheduledRun } from "./scheduled-run";
import { suppressFindings } from "./suppress-findings";

export interface WaiversFunctionProps extends FunctionContext {
  /** Name of the function, its role, its schedule and the alarm of that. */
  readonly functionName: string;
  /** With the gate's `policy.json`, so that both judge a waiver by the same rules. */
  readonly files: readonly SourceFile[];
  readonly workload: string;
  readonly ledgerTableName: string;
  readonly ledgerTableArn: string;
}

/**
 * Shows in Security Hub what is waived: SUPPRESSED with the reason, and NEW again when the waiver has ended. It runs in each
 * execution, right after the import, and every hour, because a waiver also ends while nothing is delivered. It imports no
 * finding and decides nothing: the gate reads the waivers itself.
 */
export class WaiversFunction extends Construct {
  readonly live: LiveFunction;

  constructor(scope: Construct, id: string, props: WaiversFunctionProps) {
    super(scope, id);

    const { accountId, region, workload, functionName } = props;
    const lambda = new PipelineFunction(this, "Default", {
      ...props,
      description: `Suppresses the waived findings of ${workload} in Security Hub`,
      memoryMegabytes: 512,
      temporaryMegabytes: 512,
      environment: {
        GATEHOUSE_WORKLOAD: workload,
        GATEHOUSE_LEDGER_TABLE: props.ledgerTableName,
      },
      statements: [
        useTable("MarkWaivers", props.ledgerTableArn, ["Query", "UpdateItem"]),
        useKeyThroughDynamoDb("UseLedgerKey", props.kmsKeyArn, region),
        ...suppressFindings(accountId, region),
      ],
    });
    new ScheduledRun(this, "schedule", {
      accountId,
      name: functionName,
      description: `Ends the waivers of ${workload} whose time is over`,
      every: "hour",
      function: lambda,
    });
    this.live = lambda.live;
  }
}
