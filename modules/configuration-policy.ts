import {
  SecurityhubConfigurationPolicy,
  type SecurityhubConfigurationPolicyConfigurationPolicySecurityControlsConfigurationSecurityControlCustomParameterParameter as TerraformParameter,
} from "@cdktf/provider-aws/lib/securityhub-configuration-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** One value under the name of its type; AWS tells an enumeration from a string and a double from an integer. */
export interface ControlParameterValue {
  readonly bool?: boolean | undefined;
  readonly double?: number | undefined;
  readonly enum?: string | undefined;
  readonly enumList?: readonly string[] | undefined;
  readonly int?: number | undefined;
  readonly intList?: readonly number[] | undefined;
  readonly string?: string | undefined;
  readonly stringList?: readonly string[] | undefined;
}

/** Values by control and parameter; `default` is AWS's own. */
export type ControlParameters = Readonly<Record<string, Readonly<Record<string, ControlParameterValue | "default">>>>;

export interface EnabledSecurityHub {
  readonly standardArns: readonly string[];
  /** All others are on, also those that AWS adds later. */
  readonly disabledControls: readonly string[];
  /** Instead of the disabled ones: all others are off, also those that AWS adds later. */
  readonly enabledControls?: readonly string[] | undefined;
  readonly parameters: ControlParameters;
}

export interface ConfigurationPolicyProps {
  readonly name: string;
  readonly description: string;
  /** What is on in the accounts under the policy; without it Security Hub is off there. */
  readonly enabled?: EnabledSecurityHub | undefined;
  readonly dependsOn: ITerraformDependable[];
}

/** A configuration policy of Security Hub, for the organizational units and accounts that it is associated with. */
export class ConfigurationPolicy extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { name, description, enabled, dependsOn }: ConfigurationPolicyProps) {
    super(scope, id);

    this.id = new SecurityhubConfigurationPolicy(this, "Default", {
      name,
      description,
      configurationPolicy: enabled ? enabledPolicy(enabled) : { serviceEnabled: false },
      dependsOn,
    }).id;
  }
}

function enabledPolicy({ standardArns, disabledControls, enabledControls, parameters }: EnabledSecurityHub) {
  return {
    serviceEnabled: true,
    enabledStandardArns: [...standardArns],
    securityControlsConfiguration: {
      ...(enabledControls
        ? { enabledControlIdentifiers: [...enabledControls] }
        : { disabledControlIdentifiers: [...disabledControls] }),
      securityControlCustomParameter: Object.entries(parameters).map(([securityControlId, values]) => ({
        securityControlId,
        parameter: Object.entries(values).map(([name, value]) => parameterBlock(name, value)),
      })),
    },
  };
}

function parameterBlock(name: string, value: ControlParameterValue | "default"): TerraformParameter {
  if (value === "default") return { name, valueType: "DEFAULT" };
  const typed = Object.fromEntries(Object.entries(value).map(([type, plain]) => [type, { value: plain }]));
  return { name, valueType: "CUSTOM", ...typed };
}
