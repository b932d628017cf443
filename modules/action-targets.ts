import { SecurityhubActionTarget } from "@cdktf/provider-aws/lib/securityhub-action-target";
import { Construct } from "constructs";

export interface ActionTargetProps {
  readonly name: string;
  /** Ends the ARN by which an EventBridge rule knows the action. */
  readonly identifier: string;
  readonly description: string;
}

export interface ActionTargetsProps {
  readonly actionTargets: readonly ActionTargetProps[];
}

/** Actions that people choose for findings in Security Hub's console; each becomes an event. */
export class ActionTargets extends Construct {
  constructor(scope: Construct, id: string, { actionTargets }: ActionTargetsProps) {
    super(scope, id);

    for (const target of actionTargets) new SecurityhubActionTarget(this, target.identifier, target);
  }
}
