import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { readObjects, useKeyThroughDynamoDb, useKeyThroughS3, useTable, writeObjects } from "./access";
import { type FunctionContext, type LiveFunction, PipelineFunction } from "./pipeline-function";
import { stringEquals } from "./policy";

export interface NormalizerFunctionProps extends FunctionContext {
  readonly functionName: string;
  readonly files: readonly SourceFile[];
  readonly workload: string;
  readonly reportBucketName: string;
  readonly reportBucketArn: string;
  readonly ledgerTableName: string;
  readonly ledgerTableArn: string;
}

/** What keeping the ledger takes: reading what is known, writing transactions of updates, and giving the lease back. */
const ledgerActions = ["BatchGetItem", "DeleteItem", "Query", "UpdateItem"] as const;

/** Turns the scanners' reports into Security Hub findings, and keeps the ledger of them. It updates no finding's workflow. */
export class NormalizerFunction extends Construct {
  readonly live: LiveFunction;

  constructor(scope: Construct, id: string, props: NormalizerFunctionProps) {
    super(scope, id);

    const { accountId, region, workload, reportBucketArn } = props;
    const reports = `reports/${workload}/*`;
    const lambda = new PipelineFunction(this, "Default", {
      ...props,
      description: `Imports the scan reports of ${workload} into Security Hub`,
      memoryMegabytes: 1024,
      // Reports and findings of any size are read from the disk.
      temporaryMegabytes: 10_240,
      environment: {
        GATEHOUSE_WORKLOAD: workload,
        GATEHOUSE_ACCOUNT: accountId,
        GATEHOUSE_REPORTS_BUCKET: props.reportBucketName,
        GATEHOUSE_LEDGER_TABLE: props.ledgerTableName,
      },
      statements: [
        readObjects("ReadReports", reportBucketArn, reports),
        {
          sid: "ListReports",
          actions: ["s3:ListBucket"],
          resources: [reportBucketArn],
          condition: [{ test: "StringLike", variable: "s3:prefix", values: [reports] }],
        },
        writeObjects("WriteFindings", reportBucketArn, reports),
        useKeyThroughS3("UseReportKey", props.kmsKeyArn, region),
        useTable("KeepLedger", props.ledgerTableArn, ledgerActions),
        useKeyThroughDynamoDb("UseLedgerKey", props.kmsKeyArn, region),
        {
          // Security Hub takes findings for the default product only from the account they name.
          sid: "ImportFindings",
          actions: ["securityhub:BatchImportFindings"],
          resources: [`arn:aws:securityhub:${region}:${accountId}:product/${accountId}/default`],
          condition: [stringEquals("securityhub:TargetAccount", accountId)],
        },
      ],
    });
    this.live = lambda.live;
  }
}
