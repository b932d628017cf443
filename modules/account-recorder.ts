import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { Construct } from "constructs";
import { ConfigRecorder } from "./config-recorder";

export interface AccountRecorderProps {
  readonly accountId: string;
  readonly deliveryBucketName: string;
}

/**
 * The recorder of an account's home region, with what an account has once: the service-linked role that every region's
 * recorder uses, and the recording of global types.
 */
export class AccountRecorder extends Construct {
  constructor(scope: Construct, id: string, props: AccountRecorderProps) {
    super(scope, id);

    const role = new IamServiceLinkedRole(this, "role", { awsServiceName: "config.amazonaws.com" });
    new ConfigRecorder(this, "Default", { ...props, recordsGlobalTypes: true, dependsOn: [role] });
  }
}
