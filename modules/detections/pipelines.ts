import {
  byOthersThan,
  byOthersThanRolesLike,
  callsOf,
  type Detection,
  type DetectionContext,
  ownName,
  terraformRoleArn,
} from "./detection";

/**
 * What enters a stage without the gate, changes the stages, or answers in the place of a function. A job has no name that
 * tells whose it is, so there it is the caller that matters: only Gatehouse's functions answer Gatehouse's jobs.
 */
export function pipelineDetection(context: DetectionContext): Detection {
  const name = ownName(context);
  const byOthers = byOthersThan(terraformRoleArn(context));
  return {
    id: "pipelines",
    description: "Forwards calls that go round a pipeline's gate",
    pattern: callsOf("codepipeline", {
      $or: [
        {
          eventName: ["OverrideStageCondition", "RetryStageExecution", "RollbackStage", "PutApprovalResult"],
          requestParameters: { pipelineName: name },
        },
        { eventName: ["UpdatePipeline"], requestParameters: { pipeline: { name } }, ...byOthers },
        { eventName: ["DeletePipeline"], requestParameters: { name }, ...byOthers },
        {
          eventName: ["PutJobSuccessResult"],
          ...byOthersThanRolesLike(`arn:aws:iam::${context.accountId}:role/${context.namePrefix}-`),
        },
      ],
    }),
  };
}
