import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { Construct } from "constructs";
import { ConfigRecorder, type ConfigRecorderProps } from "./config-recorder";

export interface AccountRecorderProps extends Omit<ConfigRecorderProps, "dependsOn"> {
  /** Whether the service-linked role exists already: IAM refuses to make it again, and it can't be told from here. */
  readonly roleExists: boolean;
}

/** The recorder of an account's home region, with what an account has once: the service-linked role of all its recorders. */
export class AccountRecorder extends Construct {
  constructor(scope: Construct, id: string, { roleExists, ...props }: AccountRecorderProps) {
    super(scope, id);

    const roles = roleExists
      ? []
      : [new IamServiceLinkedRole(this, "role", { awsServiceName: "config.amazonaws.com" })];
    new ConfigRecorder(this, "Default", { ...props, dependsOn: roles });
  }
}
