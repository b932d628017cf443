import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";
import type { PolicyStatement } from "./policy";

export interface LogGroupProps {
  readonly logGroupName: string;
  readonly kmsKeyArn: string;
  /**
   * CloudWatch Logs allows only certain numbers.
   * @default one year, which covers an audit period
   */
  readonly retentionInDays?: number;
}

const oneYear = 365;

/** A log group made before its writer, so that encryption and retention are ours and not the service's default. */
export class LogGroup extends Construct {
  readonly name: string;
  readonly arn: string;
  /** What its writer's role needs. */
  readonly writeStatement: PolicyStatement;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);

    const group = new CloudwatchLogGroup(this, "Default", {
      name: props.logGroupName,
      retentionInDays: props.retentionInDays ?? oneYear,
      kmsKeyId: props.kmsKeyArn,
    });
    this.name = group.name;
    this.arn = group.arn;
    this.writeStatement = {
      sid: "WriteOwnLogs",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [`${group.arn}:*`],
    };
  }
}
