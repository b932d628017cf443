export { bucketDetection } from "./buckets";
export { buildDetection } from "./builds";
export type { Detection, DetectionContext } from "./detection";
export { functionDetection } from "./functions";
export { pipelineDetection } from "./pipelines";
export { roleDetection } from "./roles";
export { ruleDetection } from "./rules";
export { sessionDetection } from "./sessions";
export { settingCalls, settingDetection, settingSources } from "./settings";

/** Services in which a call can go round a gate, as EventBridge names them. */
export const detectionSources = ["codepipeline", "codebuild", "lambda", "iam", "events", "s3", "sts"].map(
  (service) => `aws.${service}`,
);
