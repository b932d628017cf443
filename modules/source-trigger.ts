import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import type { AccountContext } from "./account-context";
import { onlyFor, servicePrincipal } from "./policy";
import { ServiceRole } from "./service-role";

export interface SourceTriggerProps extends AccountContext {
  /** Name of the rule, the queue and the role. */
  readonly name: string;
  readonly bucketName: string;
  /** The one key whose new versions start the pipeline. */
  readonly objectKey: string;
  readonly pipelineArn: string;
  /** Name of the pipeline's source action. */
  readonly sourceActionName: string;
}

/** Starts a pipeline for each new version of one object, pinned to that very version. */
export class SourceTrigger extends Construct {
  constructor(scope: Construct, id: string, props: SourceTriggerProps) {
    super(scope, id);

    const ruleArn = `arn:aws:events:${props.region}:${props.accountId}:rule/${props.name}`;
    new S3BucketNotification(this, "notification", { bucket: props.bucketName, eventbridge: true });

    const failedStarts = new SqsQueue(this, "failed-starts", {
      name: `${props.name}-failed`,
      kmsMasterKeyId: props.kmsKeyArn,
      // The longest SQS keeps a message: a failed start must outlast a long weekend.
      messageRetentionSeconds: 1_209_600,
    });
    const queuePolicy = new DataAwsIamPolicyDocument(this, "queue", {
      statement: [
        {
          sid: "FailedStarts",
          actions: ["sqs:SendMessage"],
          resources: [failedStarts.arn],
          principals: servicePrincipal("events.amazonaws.com"),
          condition: onlyFor(props.accountId, ruleArn),
        },
      ],
    });
    new SqsQueuePolicy(this, "queue-policy", { queueUrl: failedStarts.url, policy: queuePolicy.json });

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
      deadLetterConfig: { arn: failedStarts.arn },
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
