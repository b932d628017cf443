import {
  type CloudFormationClient,
  DescribeStackSetOperationCommand,
  paginateListStackSetOperationResults,
  type StackSetOperationPreferences,
} from "@aws-sdk/client-cloudformation";
import { CannotError } from "../../support/errors";
import { until } from "./until";

/** All at once: an account whose roles fail keeps no other from getting them. */
export const operationPreferences: StackSetOperationPreferences = {
  FailureTolerancePercentage: 100,
  MaxConcurrentPercentage: 100,
};

interface StackSetOperations {
  readonly cloudFormation: CloudFormationClient;
  readonly stackSetName: string;
  readonly signal: AbortSignal;
}

/**
 * Waits for the end of an operation.
 * @throws CannotError with each account's reason when it did not reach all
 */
export async function endOf(operations: StackSetOperations, operationId: string | undefined): Promise<void> {
  const { cloudFormation, stackSetName, signal } = operations;
  const ask = async () =>
    (
      await cloudFormation.send(
        new DescribeStackSetOperationCommand({ StackSetName: stackSetName, OperationId: operationId }),
      )
    ).StackSetOperation?.Status;
  const status = await until(ask, (one) => one !== "RUNNING" && one !== "QUEUED" && one !== "STOPPING", signal);
  const failed = await failures(operations, operationId);
  if (status === "SUCCEEDED" && failed.length === 0) return;
  throw new CannotError(
    `StackSet ${stackSetName}: the operation ${operationId} is ${status}\n${failed.map((line) => `  ${line}`).join("\n")}`.trimEnd(),
    "mend that and run it again",
  );
}

async function failures({ cloudFormation, stackSetName }: StackSetOperations, operationId: string | undefined) {
  const found: string[] = [];
  for await (const { Summaries = [] } of paginateListStackSetOperationResults(
    { client: cloudFormation },
    { StackSetName: stackSetName, OperationId: operationId },
  ))
    found.push(
      ...Summaries.filter(({ Status }) => Status === "FAILED" || Status === "CANCELLED").map(
        ({ Account, StatusReason }) => `${Account}: ${StatusReason}`,
      ),
    );
  return found;
}
