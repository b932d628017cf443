import { Construct } from "constructs";
import { ruleName } from "../config/compliance/managed-rules";
import { guardRuntime } from "../config/compliance/pack-template";
import { belongsIn, excludedAccountIds, templateOf } from "../config/compliance/placement";
import { given } from "../config/given";
import { accountNamed, accountWithRole, type Configuration } from "../config/load";
import type { Region } from "../config/regions";
import { OrganizationConformancePack } from "../modules/organization-conformance-pack";
import { OrganizationManagedRule } from "../modules/organization-managed-rule";
import { OrganizationPolicyRule } from "../modules/organization-policy-rule";
import { AccountStack } from "./account-stack";

export interface SecurityComplianceStackProps {
  readonly configuration: Configuration;
  readonly region: Region;
}

/** Security account, one region: rules and packs for the organization, which need every account's recorder to run. */
export class SecurityComplianceStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration, region }: SecurityComplianceStackProps) {
    const { organization, complianceFiles } = configuration;
    super(scope, id, { configuration, region, account: accountWithRole(organization, "security") });
    const { managedRules, policyRules, conformancePacks } = organization.compliance;
    const named = (name: string) => `${organization.namePrefix}-${name}`;
    const here = (entry: Parameters<typeof belongsIn>[2]) => belongsIn(organization, region, entry);

    for (const pack of conformancePacks.filter(here))
      new OrganizationConformancePack(this, pack.name, {
        name: named(pack.name),
        template: templateOf(configuration, region, pack),
        parameters: pack.parameters,
        excludedAccountIds: excludedAccountIds(organization, pack),
      });

    // Apart from the packs, whose names are others.
    const rules = new Construct(this, "rule");
    for (const rule of managedRules.filter(here)) {
      const name = rule.name ?? ruleName(rule.identifier);
      new OrganizationManagedRule(rules, name, {
        ...given(rule),
        name: named(name),
        excludedAccountIds: excludedAccountIds(organization, rule),
      });
    }
    for (const rule of policyRules.filter(here))
      new OrganizationPolicyRule(rules, rule.name, {
        ...given(rule),
        name: named(rule.name),
        policy: complianceFiles.get(rule.policy) ?? "",
        runtime: guardRuntime,
        excludedAccountIds: excludedAccountIds(organization, rule),
        debugLogAccountIds: rule.debugLogAccounts.map((account) => accountNamed(organization, account).id),
      });
  }
}
