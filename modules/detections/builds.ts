import {
  byOthersThan,
  byOthersThanRolesLike,
  callsOf,
  type Detection,
  type DetectionContext,
  ownName,
  terraformRoleArn,
} from "./detection";

const given = [{ exists: true }];

/**
 * Settings of a build that StartBuild can replace and CodePipeline never does: what runs, where, as whom, and what is logged
 * of it. Not here is what CodePipeline sends itself: source, artifacts, variables and the key of its artifacts.
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html
 */
const overrides = [
  { buildspecOverride: given },
  { imageOverride: given },
  { privilegedModeOverride: given },
  { serviceRoleOverride: given },
  { environmentTypeOverride: given },
  { computeTypeOverride: given },
  { imagePullCredentialsTypeOverride: given },
  { certificateOverride: given },
  { cacheOverride: { type: given } },
  { registryCredentialOverride: { credential: given } },
  { fleetOverride: { fleetArn: given } },
  { logsConfigOverride: { cloudWatchLogs: { status: given } } },
];

/** What changes a scanner, or runs one outside its pipeline or by other settings. */
export function buildDetection(context: DetectionContext): Detection {
  const projectName = ownName(context, ":project/");
  const ownRoles = `arn:aws:iam::${context.accountId}:role/${context.namePrefix}-`;
  return {
    id: "builds",
    description: "Forwards calls that change a scanner or run it by other settings",
    pattern: callsOf("codebuild", {
      $or: [
        {
          eventName: ["UpdateProject", "DeleteProject"],
          requestParameters: { name: projectName },
          ...byOthersThan(terraformRoleArn(context)),
        },
        { eventName: ["StartBuild"], requestParameters: { projectName }, ...byOthersThanRolesLike(ownRoles) },
        { eventName: ["StartBuild"], requestParameters: { projectName, $or: overrides } },
        { eventName: ["StartBuildBatch"], requestParameters: { projectName } },
      ],
    }),
  };
}
