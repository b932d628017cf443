import {
  type ActionExecutionDetail,
  type CodePipelineClient,
  GetPipelineExecutionCommand,
  GetPipelineStateCommand,
  ListPipelineExecutionsCommand,
  paginateListActionExecutions,
  type StageState,
} from "@aws-sdk/client-codepipeline";
import type { ActionRun, ExecutionReader, FailedCondition } from "./execution";

/** Name of the action whose revision is the version of the object. */
const sourceAction = "Source";

/** Reads one pipeline's executions. Whatever AWS refuses is thrown as it says it. */
export function executionReader(
  client: CodePipelineClient,
  pipelineName: string,
  signal: AbortSignal,
): ExecutionReader {
  const options = { abortSignal: signal };
  return {
    async executionOf(objectVersion) {
      // The newest hundred: more than may wait for each other, and a version is looked for just after its upload.
      const { pipelineExecutionSummaries = [] } = await client.send(
        new ListPipelineExecutionsCommand({ pipelineName, maxResults: 100 }),
        options,
      );
      // A later scan of the same version is another execution; the oldest is the one that the upload started.
      return pipelineExecutionSummaries.findLast(({ sourceRevisions = [] }) =>
        sourceRevisions.some(
          ({ actionName, revisionId }) => actionName === sourceAction && revisionId === objectVersion,
        ),
      )?.pipelineExecutionId;
    },
    async status(pipelineExecutionId) {
      const { pipelineExecution } = await client.send(
        new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId }),
        options,
      );
      return pipelineExecution?.status ?? "InProgress";
    },
    async actions(pipelineExecutionId) {
      const found: ActionExecutionDetail[] = [];
      const input = { pipelineName, filter: { pipelineExecutionId } };
      for await (const page of paginateListActionExecutions({ client }, input, options))
        found.push(...(page.actionExecutionDetails ?? []));
      return found.sort(byStart).map(actionRun);
    },
    async failedConditions(execution) {
      const { stageStates = [] } = await client.send(new GetPipelineStateCommand({ name: pipelineName }), options);
      return stageStates.filter((stage) => concerns(stage, execution)).flatMap(failedCondition);
    },
  };
}

function byStart(one: ActionExecutionDetail, other: ActionExecutionDetail): number {
  return (one.startTime?.getTime() ?? 0) - (other.startTime?.getTime() ?? 0);
}

function actionRun({
  stageName = "",
  actionName = "",
  status = "InProgress",
  input,
  output,
}: ActionExecutionDetail): ActionRun {
  const { errorDetails, externalExecutionSummary } = output?.executionResult ?? {};
  return {
    stage: stageName,
    action: actionName,
    status,
    isApproval: input?.actionTypeId?.category === "Approval",
    message: errorDetails?.message ?? externalExecutionSummary ?? "",
    variables: output?.outputVariables ?? {},
  };
}

/** The state of a pipeline is of its newest executions: a stage may already be another one's. */
function concerns(
  { latestExecution, inboundExecution, inboundExecutions = [] }: StageState,
  execution: string,
): boolean {
  return [latestExecution, inboundExecution, ...inboundExecutions].some(
    (known) => known?.pipelineExecutionId === execution,
  );
}

function failedCondition({ stageName = "", beforeEntryConditionState: state }: StageState): FailedCondition[] {
  if (state?.latestExecution?.status !== "Failed") return [];
  const rules = (state.conditionStates ?? [])
    .flatMap(({ ruleStates = [] }) => ruleStates)
    .filter(({ latestExecution }) => latestExecution?.status === "Failed")
    .map(({ ruleName = "", latestExecution }) => `${ruleName}: ${latestExecution?.summary ?? "failed"}`);
  return [{ stage: stageName, message: `not entered: ${rules.join("; ") || (state.latestExecution.summary ?? "")}` }];
}
