import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { OamSink } from "@cdktf/provider-aws/lib/oam-sink";
import { OamSinkPolicy } from "@cdktf/provider-aws/lib/oam-sink-policy";
import { Construct } from "constructs";
import { sharedTelemetry } from "./observability-link";
import { organizationPrincipal, stringEquals } from "./policy";

export interface ObservabilitySinkProps {
  readonly name: string;
  readonly organizationId: string;
}

/** Where the organization's accounts share their metrics, logs and traces with, in one region. */
export class ObservabilitySink extends Construct {
  constructor(scope: Construct, id: string, props: ObservabilitySinkProps) {
    super(scope, id);

    const sink = new OamSink(this, "Default", { name: props.name });
    const policy = new DataAwsIamPolicyDocument(this, "links", {
      statement: [
        {
          sid: "LinkFromOrganization",
          actions: ["oam:CreateLink", "oam:UpdateLink"],
          // A sink's policy is of that sink alone.
          resources: ["*"],
          principals: organizationPrincipal(),
          condition: [
            stringEquals("aws:PrincipalOrgID", props.organizationId),
            { test: "ForAllValues:StringEquals", variable: "oam:ResourceTypes", values: [...sharedTelemetry] },
          ],
        },
      ],
    });
    new OamSinkPolicy(this, "policy", { sinkIdentifier: sink.arn, policy: policy.json });
  }
}
