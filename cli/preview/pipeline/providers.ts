import type { PipelineAction } from "../definition/pipeline-schema";
import { DefinitionError } from "../definition/references";
import type { ActionRunner } from "./action";
import { runApproval } from "./approval";
import { runBuild } from "./build";
import { runCloudFormation } from "./cloudformation";
import { runCodeBuild } from "./codebuild";
import { runImagePublish } from "./image-publish";
import { runLambda } from "./lambda";
import { runS3Source } from "./s3-source";

const providers: Readonly<Record<string, ActionRunner>> = {
  "Source/S3": runS3Source,
  "Invoke/Lambda": runLambda,
  // The one makes an artifact, the other takes one and tells its address.
  "Build/CodeBuild": (action, execution) =>
    action.output_artifacts.length > 0 ? runBuild(action, execution) : runImagePublish(action, execution),
  "Test/CodeBuild": runCodeBuild,
  "Approval/Manual": runApproval,
  "Deploy/CloudFormation": runCloudFormation,
};

/** @throws DefinitionError for a provider that the local run does not have: an action left out would be a lie */
export function runnerOf({ name, category, provider }: PipelineAction): ActionRunner {
  const runner = providers[`${category}/${provider}`];
  if (runner) return runner;
  throw new DefinitionError(
    `action ${name}: the local run has no ${category}/${provider}; it has ${Object.keys(providers).join(", ")}`,
  );
}
