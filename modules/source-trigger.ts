import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { Construct } from "constructs";
import type { AccountContext } from "./account-context";
import { FailedStarts } from "./failed-starts";
import { ServiceRole } from "./service-role";

export interface SourceTriggerProps extends AccountContext {
  /** Name of the rule and the role; the queue's and the alarms' begin with it. */
  readonly name: string;
  readonly bucketName: string;
  /** The one key whose new versions start the pipeline. */
  readonly objectKey: string;
  readonly pipelineArn: string;
  /** Name of the pipeline's source action. */
  readonly sourceActionName: string;
}

const hour = 3600;

/** Starts a pipeline for each new version of one object, pinned to that very version. */
export class SourceTrigger extends Construct {
  constructor(scope: Construct, id: string, props: SourceTriggerProps) {
    super(scope, id);

    const ruleArn = `arn:aws:events:${props.region}:${props.accountId}:rule/${props.name}`;
    new S3BucketNotification(this, "notification", { bucket: props.bucketName, eventbridge: true });

    const failedStarts = new FailedStarts(this, "failed-starts", {
      ruleName: props.name,
      ruleArn,
      accountId: props.accountId,
      kmsKeyArn: props.kmsKeyArn,
    });

    const role = new ServiceRole(this, "role", {
      roleName: props.name,
      service: "events.amazonaws.com",
      sourceArns: [ruleArn],
      accountId: props.accountId,
      permissionsBoundaryArn: props.permissionsBoundaryArn,
      statements: [
        { sid: "StartPipeline", actions: ["codepipeline:StartPipelineExecution"], resources: [props.pipelineArn] },
      ],
    });
    const rule = new CloudwatchEventRule(this, "Default", {
      name: props.name,
      description: `Starts ${props.name} for each new version of s3://${props.bucketName}/${props.objectKey}`,
      eventPattern: JSON.stringify({
        source: ["aws.s3"],
        "detail-type": ["Object Created"],
        detail: { bucket: { name: [props.bucketName] }, object: { key: [props.objectKey] } },
      }),
    });
    new CloudwatchEventTarget(this, "pipeline", {
      rule: rule.name,
      arn: props.pipelineArn,
      roleArn: role.arn,
      deadLetterConfig: { arn: failedStarts.queueArn },
      // EventBridge would try for a day, and then deliver an old version over the newer ones that started meanwhile.
      retryPolicy: { maximumEventAgeInSeconds: hour, maximumRetryAttempts: 185 },
      // Without it the source action takes the newest version at its start, which may be a later one than the event's.
      // https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-trigger-source-overrides.html
      inputTransformer: {
        inputPaths: { versionId: "$.detail.object.version-id" },
        inputTemplate: JSON.stringify({
          sourceRevisions: [
            {
              actionName: props.sourceActionName,
              revisionType: "S3_OBJECT_VERSION_ID",
              revisionValue: "<versionId>",
            },
          ],
        }),
      },
    });
  }
}
