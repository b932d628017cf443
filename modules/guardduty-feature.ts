/** Which members a protection is switched on in: all, those that join from now on, or none. */
export type AutoEnable = "ALL" | "NEW" | "NONE";

/** A protection of GuardDuty, by AWS's name. */
export interface GuardDutyFeature {
  readonly name: string;
  readonly autoEnable: AutoEnable;
  /**
   * Agents of Runtime Monitoring: all three, in AWS's order. The provider compares them as a list and replaces the feature
   * when the list differs: https://github.com/hashicorp/terraform-provider-aws/issues/36695
   */
  readonly agents?: readonly { readonly name: string; readonly autoEnable: AutoEnable }[];
}

/** How a feature's resource is called in a plan, e.g. `s3-data-events`. */
export function featureId({ name }: GuardDutyFeature): string {
  return name.toLowerCase().replaceAll("_", "-");
}
