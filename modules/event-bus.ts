import { CloudwatchEventBus } from "@cdktf/provider-aws/lib/cloudwatch-event-bus";
import { CloudwatchEventBusPolicy } from "@cdktf/provider-aws/lib/cloudwatch-event-bus-policy";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { Construct } from "constructs";
import { onlyRolesNamed, organizationPrincipal } from "./policy";

export interface EventBusProps {
  readonly busName: string;
  readonly organizationId: string;
  /** Name pattern of the roles that forward events. */
  readonly forwarderRoleName: string;
}

/** The organization's bus: every account forwards to it, and nobody else can. */
export class EventBus extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: EventBusProps) {
    super(scope, id);

    const bus = new CloudwatchEventBus(this, "Default", { name: props.busName });
    const policy = new DataAwsIamPolicyDocument(this, "forwarders", {
      statement: [
        {
          sid: "ForwardFromOrganization",
          actions: ["events:PutEvents"],
          resources: [bus.arn],
          principals: organizationPrincipal(),
          condition: onlyRolesNamed(props.organizationId, props.forwarderRoleName),
        },
      ],
    });
    new CloudwatchEventBusPolicy(this, "policy", { eventBusName: bus.name, policy: policy.json });
    this.name = bus.name;
  }
}
