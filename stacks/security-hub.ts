import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { accountNamed, type Configuration } from "../config/load";
import { policyAssociations } from "../config/policy-associations";
import type { Region } from "../config/regions";
import type { Organization } from "../config/schema";
import type { DefaultPolicy, Policy } from "../config/services/security-hub/policies-schema";
import { standardArn } from "../config/services/security-hub/standards";
import { productField } from "../lambdas/shared/asff";
import { ActionTargets } from "../modules/action-targets";
import { AutomationRules } from "../modules/automation-rules";
import { CentralConfiguration } from "../modules/central-configuration";
import type { EnabledSecurityHub } from "../modules/configuration-policy";
import type { FindingFilter, FindingFilters } from "../modules/finding-filters";
import { Insights } from "../modules/insights";
import { ProductSubscriptions } from "../modules/product-subscriptions";

/** Security Hub of the organization in one region, as its administrator sets it. */
export function configureSecurityHub(stack: Construct, configuration: Configuration, region: Region): void {
  const { organization } = configuration;
  const { namePrefix } = organization;
  const { automationRules, insights, actionTargets, productSubscriptions } = organization.securityHub;
  const atHome = region === organization.homeRegion;
  const central = atHome ? centralConfiguration(stack, configuration, region) : undefined;

  new AutomationRules(stack, "automation-rule", {
    rules: automationRules.map(({ name, accounts, criteria, ...rule }) => ({
      ...rule,
      id: name,
      name: `${namePrefix}-${name}`,
      criteria: { ...written(criteria), ...ofAccounts(organization, accounts) },
    })),
    dependsOn: central ? [central] : [],
  });
  new ProductSubscriptions(stack, "product", { region, products: productSubscriptions });
  // People look and choose where all findings are.
  if (!atHome) return;
  new Insights(stack, "insight", {
    insights: insights.map(({ name, accounts, workloads, filters, ...insight }) => ({
      ...insight,
      id: name,
      name: `${namePrefix}-${name}`,
      filters: { ...written(filters), ...ofAccounts(organization, accounts), ...ofWorkloads(workloads) },
    })),
  });
  new ActionTargets(stack, "action", { actionTargets });
}

function centralConfiguration(stack: Construct, configuration: Configuration, region: Region): ITerraformDependable {
  const { organization, facts } = configuration;
  const { namePrefix, regions, securityHub } = organization;
  const nameOf = (policy: string | undefined) => (policy === undefined ? namePrefix : `${namePrefix}-${policy}`);
  return new CentralConfiguration(stack, "security-hub", {
    linkedRegions: regions.filter((governed) => governed !== region),
    policies: [
      {
        name: nameOf(undefined),
        description: securityHub.defaultPolicy.description,
        enabled: enabledSecurityHub(securityHub.defaultPolicy, region),
      },
      ...securityHub.policies.map((policy) => ({
        name: nameOf(policy.name),
        description: policy.description ?? `Security Hub for accounts under ${policy.name}`,
        enabled: policy.enabled ? enabledSecurityHub(policy, region) : undefined,
      })),
    ],
    associations: policyAssociations(organization, facts).map(({ policy, ...association }) => ({
      ...association,
      policyName: nameOf(policy),
    })),
  }).last;
}

function enabledSecurityHub(policy: DefaultPolicy | Policy, region: Region): EnabledSecurityHub {
  const { standards, disabledControls, enabledControls, parameters } = policy;
  return {
    standardArns: standards.map((standard) => standardArn(standard, region)),
    disabledControls,
    enabledControls,
    parameters,
  };
}

/** Without what the configuration leaves out. */
function written(filters: Readonly<Record<string, readonly FindingFilter[] | undefined>>): FindingFilters {
  return Object.fromEntries(Object.entries(filters).flatMap(([name, list]) => (list ? [[name, list]] : [])));
}

function ofAccounts(organization: Organization, names: readonly string[] | undefined) {
  if (!names) return {};
  return {
    AwsAccountId: names.map((name) => ({ comparison: "EQUALS", value: accountNamed(organization, name).id })),
  };
}

/** As the normalizer marks the findings of a workload's pipeline. */
function ofWorkloads(names: readonly string[] | undefined) {
  if (!names) return {};
  return { ProductFields: names.map((value) => ({ key: productField.workload, comparison: "EQUALS", value })) };
}
