import { OamLink } from "@cdktf/provider-aws/lib/oam-link";
import { Construct } from "constructs";

/** What an account shares. https://docs.aws.amazon.com/OAM/latest/APIReference/API_CreateLink.html */
export const sharedTelemetry = ["AWS::CloudWatch::Metric", "AWS::Logs::LogGroup", "AWS::XRay::Trace"] as const;

export interface ObservabilityLinkProps {
  /** ARN of the security account's sink in this region: a fact, AWS invents its id. */
  readonly sinkArn: string;
}

/** Shares an account's telemetry of one region with the security account. */
export class ObservabilityLink extends Construct {
  constructor(scope: Construct, id: string, props: ObservabilityLinkProps) {
    super(scope, id);

    new OamLink(this, "Default", {
      labelTemplate: "$AccountName",
      resourceTypes: [...sharedTelemetry],
      sinkIdentifier: props.sinkArn,
    });
  }
}
