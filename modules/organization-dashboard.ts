import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";

export interface OrganizationDashboardProps {
  readonly name: string;
  readonly region: string;
  /** Names of the rules whose alerts are counted. */
  readonly findingsRule: string;
  readonly protectionsRule: string;
  readonly eventBusName: string;
}

/** One page for the security team: alerts sent, alerts that could not be sent, and what the accounts forward. */
export class OrganizationDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationDashboardProps) {
    super(scope, id);

    const { region, findingsRule, protectionsRule, eventBusName } = props;
    const widgets = [
      graph(region, "New severe findings", [
        ["AWS/Events", "TriggeredRules", "RuleName", findingsRule],
        ["AWS/Events", "FailedInvocations", "RuleName", findingsRule],
      ]),
      graph(region, "Protections switched off", [
        ["AWS/Events", "TriggeredRules", "EventBusName", eventBusName, "RuleName", protectionsRule],
        ["AWS/Events", "FailedInvocations", "EventBusName", eventBusName, "RuleName", protectionsRule],
      ]),
    ];
    new CloudwatchDashboard(this, "Default", {
      dashboardName: props.name,
      dashboardBody: JSON.stringify({ widgets: widgets.map((widget, index) => ({ ...widget, x: index * 12, y: 0 })) }),
    });
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
function graph(region: string, title: string, metrics: readonly (readonly string[])[]) {
  return {
    type: "metric",
    width: 12,
    height: 6,
    properties: { title, region, metrics, stat: "Sum", period: 3600, view: "timeSeries" },
  };
}
