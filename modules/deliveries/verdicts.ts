import { onlyRolesNamed, organizationPrincipal, stringEquals } from "../policy";
import type { Delivery } from "./delivery";

export interface VerdictDeliveryProps {
  readonly bucketName: string;
  readonly region: string;
  readonly organizationId: string;
  /** Name pattern of the gates' roles. */
  readonly gateRoleName: string;
}

/** Every gate of the organization writes its verdicts, and only below its own account's id. */
export function verdictDelivery(props: VerdictDeliveryProps): Delivery {
  const principals = organizationPrincipal();
  const byGates = onlyRolesNamed(props.organizationId, props.gateRoleName);
  return {
    bucketStatements: [
      {
        sid: "WriteByGates",
        actions: ["s3:PutObject"],
        // "&{…}" is how Terraform spells IAM's own variables.
        resources: [`arn:aws:s3:::${props.bucketName}/verdicts/&{aws:PrincipalAccount}/*`],
        principals,
        condition: byGates,
      },
    ],
    keyStatements: [
      {
        sid: "EncryptVerdicts",
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        principals,
        condition: [...byGates, stringEquals("kms:ViaService", `s3.${props.region}.amazonaws.com`)],
      },
    ],
  };
}
