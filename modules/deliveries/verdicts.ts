import { onlyRolesNamed, organizationPrincipal, type PolicyStatement } from "../policy";

export interface VerdictDeliveryProps {
  readonly bucketName: string;
  readonly organizationId: string;
  /** Name pattern of the gates' roles. */
  readonly gateRoleName: string;
}

/** Every gate of the organization writes its verdicts, and only below its own account's id. */
export function verdictDelivery(props: VerdictDeliveryProps): PolicyStatement[] {
  return [
    {
      sid: "WriteByGates",
      actions: ["s3:PutObject"],
      // "&{…}" is how Terraform spells IAM's own variables.
      resources: [`arn:aws:s3:::${props.bucketName}/verdicts/&{aws:PrincipalAccount}/*`],
      principals: organizationPrincipal(),
      condition: onlyRolesNamed(props.organizationId, props.gateRoleName),
    },
  ];
}
