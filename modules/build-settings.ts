import type { PolicyStatement } from "./policy";

/**
 * Settings of a project that StartBuild can replace, as CodeBuild's condition keys name them: what runs, in which machine,
 * as whom, and what is logged of it. Missing is what CodePipeline sends or may send itself: source, artifacts, variables
 * and the key of its artifacts; `source.location` among them, because a build's source is the pipeline's artifact.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodebuild.html
 */
const settings = [
  "cache",
  "environment.certificate",
  "environment.computeType",
  "environment.fleet.fleetArn",
  "environment.image",
  "environment.imagePullCredentialsType",
  "environment.privilegedMode",
  "environment.registryCredential",
  "environment.type",
  "logsConfig",
  "serviceRole",
  "source.buildspec",
] as const;

/**
 * For every role that starts builds: a build runs as its project says, whoever asks for it.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/action-context-keys.html
 */
export function keepBuildSettings(): PolicyStatement[] {
  // One statement each: the conditions of a statement must all be met.
  return settings.map((setting) => ({
    sid: `Keep${setting.replace(/(^|\.)(\w)/g, (_, _dot, letter: string) => letter.toUpperCase())}`,
    effect: "Deny",
    actions: ["codebuild:StartBuild"],
    resources: ["*"],
    condition: [{ test: "Null", variable: `codebuild:${setting}`, values: ["false"] }],
  }));
}
