import { XrayGroup } from "@cdktf/provider-aws/lib/xray-group";
import { XraySamplingRule } from "@cdktf/provider-aws/lib/xray-sampling-rule";
import { Construct } from "constructs";
import { ForwardingRule } from "./forwarding-rule";

export interface DeploymentMonitoringProps {
  readonly workload: string;
  readonly deployment: string;
  readonly stackName: string;
  readonly accountId: string;
  readonly region: string;
  /** Name of the X-Ray group and sampling rule; both allow 32 characters. */
  readonly traceName: string;
  readonly ruleName: string;
  readonly busArn: string;
  /** Role of the account and region that puts events on the organization's bus. */
  readonly forwardingRoleArn: string;
}

/** Share of requests that is traced beyond the first of each second, for whatever samples by rules: Lambda does not. */
const sampledShare = 0.05;

/**
 * What is watched of one deployment without knowing its template: that CloudFormation fails or rolls back, the alarms that
 * the template itself makes, and its traces (docs/decisions/0016).
 */
export class DeploymentMonitoring extends Construct {
  constructor(scope: Construct, id: string, props: DeploymentMonitoringProps) {
    super(scope, id);

    const { workload, deployment, stackName } = props;
    new ForwardingRule(this, "Default", {
      ruleName: props.ruleName,
      description: `Forwards failed deployments and alarms of ${stackName}`,
      pattern: { $or: [failures(props), alarms(stackName)] },
      busArn: props.busArn,
      roleArn: props.forwardingRoleArn,
    });
    new XrayGroup(this, "traces", {
      groupName: props.traceName,
      // X-Ray knows neither stacks nor beginnings of names: a service is called what the stack is, or annotates its traces.
      // https://docs.aws.amazon.com/xray/latest/devguide/xray-console-filters.html
      filterExpression: `service("${stackName}") OR annotation[deployment] = "${workload}/${deployment}"`,
    });
    new XraySamplingRule(this, "sampling", {
      ruleName: props.traceName,
      priority: 1000,
      version: 1,
      reservoirSize: 1,
      fixedRate: sampledShare,
      serviceName: stackName,
      serviceType: "*",
      host: "*",
      httpMethod: "*",
      urlPath: "*",
      resourceArn: "*",
    });
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-event-notifications-eventbridge.html */
function failures({ region, accountId, stackName }: DeploymentMonitoringProps): object {
  return {
    source: ["aws.cloudformation"],
    "detail-type": ["CloudFormation Stack Status Change"],
    detail: {
      "stack-id": [{ prefix: `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/` }],
      "status-details": { status: [{ suffix: "_FAILED" }, { suffix: "ROLLBACK_COMPLETE" }] },
    },
  };
}

/** CloudFormation begins the name of an alarm with the stack's. */
function alarms(stackName: string): object {
  return {
    source: ["aws.cloudwatch"],
    "detail-type": ["CloudWatch Alarm State Change"],
    detail: { alarmName: [{ prefix: `${stackName}-` }], state: { value: ["ALARM"] } },
  };
}
