import { Construct } from "constructs";
import { guardDutyPrincipals } from "./deliveries/guardduty";
import { EncryptionKey } from "./encryption-key";
import {
  onlyFor,
  onlyForOrganization,
  onlyRolesNamed,
  organizationPrincipal,
  servicePrincipal,
  stringEquals,
} from "./policy";

export interface LogArchiveKeyProps {
  readonly alias: string;
  readonly accountId: string;
  readonly region: string;
  readonly organizationId: string;
  readonly administratorAccountId: string;
  readonly gateRoleName: string;
  /** Governed regions that an account must opt into. */
  readonly optInRegions: readonly string[];
}

/** The log archive's key: what Config, GuardDuty and the gates write is encrypted with it. */
export class LogArchiveKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: LogArchiveKeyProps) {
    super(scope, id);

    const { administratorAccountId, organizationId } = props;
    this.arn = new EncryptionKey(this, "Default", {
      alias: props.alias,
      description: "Logs, findings and verdicts of the organization",
      accountId: props.accountId,
      statements: [
        {
          sid: "EncryptConfigHistory",
          actions: ["kms:Decrypt", "kms:GenerateDataKey"],
          resources: ["*"],
          principals: servicePrincipal("config.amazonaws.com"),
          condition: onlyForOrganization(organizationId, "arn:aws:config:*:*:*"),
        },
        {
          sid: "EncryptGuardDutyFindings",
          actions: ["kms:GenerateDataKey"],
          resources: ["*"],
          principals: guardDutyPrincipals(props.optInRegions),
          condition: onlyFor(administratorAccountId, `arn:aws:guardduty:*:${administratorAccountId}:detector/*`),
        },
        {
          sid: "EncryptVerdicts",
          actions: ["kms:Decrypt", "kms:GenerateDataKey"],
          resources: ["*"],
          principals: organizationPrincipal(),
          condition: [
            ...onlyRolesNamed(organizationId, props.gateRoleName),
            stringEquals("kms:ViaService", `s3.${props.region}.amazonaws.com`),
          ],
        },
      ],
    }).arn;
  }
}
