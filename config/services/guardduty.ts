import { z } from "zod";
import type { Region } from "../regions";
import type { Rule } from "../rules/draft";
import { readPart } from "../rules/read-part";
import { repeated } from "../rules/repeated";
import { guardDutyFilter } from "./guardduty-filter";
import { type AutoEnable, autoEnable, byRegion, regionalViolations } from "./regional";

const feature = (protects: string) =>
  z
    .strictObject({
      autoEnable: autoEnable
        .default("ALL")
        .describe("ALL members, only NEW ones or NONE; NONE leaves it on where it is on already"),
      regions: byRegion(autoEnable),
    })
    .prefault({})
    .describe(protects);

const agent = (where: string) =>
  z
    .strictObject({
      autoEnable: autoEnable.optional().describe("ALL, NEW or NONE; default: what RUNTIME_MONITORING is in the region"),
      regions: byRegion(autoEnable),
    })
    .prefault({})
    .describe(where);

const runtimeMonitoring = z
  .strictObject({
    ...feature("").unwrap().shape,
    agents: z
      .strictObject({
        ECS_FARGATE_AGENT_MANAGEMENT: agent("The agent in ECS tasks on Fargate"),
        EC2_AGENT_MANAGEMENT: agent("The agent on EC2 instances; GuardDuty makes VPC endpoints for it in the members"),
        EKS_ADDON_MANAGEMENT: agent("The agent in EKS clusters; GuardDuty makes VPC endpoints for it in the members"),
      })
      .prefault({})
      .describe("What GuardDuty installs by itself; an agent can't be on for more members than the monitoring"),
  })
  .prefault({})
  .describe(
    "Processes, files and connections of EC2, ECS and EKS, billed by the vCPUs watched, each month; EKS_RUNTIME_MONITORING, its predecessor, is part of it",
  );

const featuresSchema = z
  .strictObject({
    S3_DATA_EVENTS: feature("Data events of S3; billed by the event"),
    EKS_AUDIT_LOGS: feature("Audit logs of EKS clusters; billed by the event"),
    EBS_MALWARE_PROTECTION: feature(
      "Malware on the volumes of EC2 instances that look compromised; billed by the GB scanned",
    ),
    RDS_LOGIN_EVENTS: feature("Logins to Aurora and RDS databases; billed by their vCPUs, each month"),
    LAMBDA_NETWORK_LOGS: feature("Network activity of Lambda functions; billed by the GB of its logs"),
    RUNTIME_MONITORING: runtimeMonitoring,
  })
  .prefault({})
  .describe("Each protection beyond the foundational ones; AWS's names");

type Features = z.output<typeof featuresSchema>;

/** `guardDuty` of the organization file. */
export const guardDutySchema = z.strictObject({
  autoEnableOrganizationMembers: autoEnable
    .default("ALL")
    .describe("Which members GuardDuty itself is switched on in: ALL, only NEW ones or NONE"),
  findingPublishingFrequency: z
    .enum(["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"], { error: "must be FIFTEEN_MINUTES, ONE_HOUR or SIX_HOURS" })
    .default("FIFTEEN_MINUTES")
    .describe("How often updates of findings are published; new ones are within minutes"),
  features: featuresSchema,
  export: z
    .boolean()
    .default(true)
    .describe("Whether findings are also written to the log archive, where they outlive GuardDuty's 90 days"),
  filters: z
    .array(guardDutyFilter)
    .max(100, "must hold 100 filters at most")
    .default([])
    .describe("Filters of findings in every governed region, in the order they are applied"),
});

export type GuardDutySettings = z.output<typeof guardDutySchema>;

/**
 * In the order that AWS answers with: the provider compares the list as it is and replaces the feature when it differs.
 * https://github.com/hashicorp/terraform-provider-aws/issues/36695
 */
const agentNames = ["ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT", "EKS_ADDON_MANAGEMENT"] as const;

const featureNames = Object.keys(featuresSchema.unwrap().shape) as (keyof Features)[];

/** A protection as one region has it; always all of them, so that what is off is said and never merely forgotten. */
export interface RegionalFeature {
  readonly name: keyof Features;
  readonly autoEnable: AutoEnable;
  /** Of Runtime Monitoring, always all three. */
  readonly agents?: readonly { readonly name: string; readonly autoEnable: AutoEnable }[];
}

export function guardDutyFeatures({ features }: GuardDutySettings, region: Region): RegionalFeature[] {
  return featureNames.map((name) => ({
    name,
    autoEnable: monitoringIn(features[name], region),
    ...(name === "RUNTIME_MONITORING" && {
      agents: agentNames.map((agentName) => ({
        name: agentName,
        autoEnable: agentIn(features[name], agentName, region),
      })),
    }),
  }));
}

function monitoringIn(setting: Features[keyof Features], region: Region): AutoEnable {
  return setting.regions[region] ?? setting.autoEnable;
}

function agentIn(monitoring: Features["RUNTIME_MONITORING"], name: (typeof agentNames)[number], region: Region) {
  const setting = monitoring.agents[name];
  return setting.regions[region] ?? setting.autoEnable ?? monitoringIn(monitoring, region);
}

const path = ["guardDuty", "features"];

const offeredFeatures: Rule = (organization, document) =>
  featureNames.flatMap((name) => {
    const setting = readPart(document, [...path, name], featuresSchema.unwrap().shape[name]);
    if (!setting) return [];
    return regionalViolations(organization, {
      path: [...path, name],
      regions: setting.regions,
      feature: name,
      isOn: (region) => monitoringIn(setting, region as Region) !== "NONE",
      off: "NONE",
    });
  });

const reach = { NONE: 0, NEW: 1, ALL: 2 } as const;

const agentsWithinMonitoring: Rule = ({ regions }, document) => {
  const monitoring = readPart(document, [...path, "RUNTIME_MONITORING"], runtimeMonitoring);
  if (!monitoring) return [];
  return agentNames.flatMap((name) => {
    const at = [...path, "RUNTIME_MONITORING", "agents", name];
    const overrides = monitoring.agents[name].regions;
    return [
      ...Object.keys(overrides)
        .filter((region) => !regions.includes(region))
        .map((region) => ({
          path: [...at, "regions", region],
          message: `${region} is not governed: remove it, or add it to regions`,
        })),
      ...regions.flatMap((region) => {
        const wanted = agentIn(monitoring, name, region as Region);
        const monitored = monitoringIn(monitoring, region as Region);
        if (reach[wanted] <= reach[monitored]) return [];
        return [
          {
            path: region in overrides ? [...at, "regions", region] : at,
            message: `${wanted} in ${region}, where RUNTIME_MONITORING is ${monitored}: write ${at.join(".")}.regions: {${region}: ${monitored}}`,
          },
        ];
      }),
    ];
  });
};

const uniqueFilters: Rule = (_organization, document) => {
  const names = readPart(
    document,
    ["guardDuty", "filters"],
    z.array(z.object({ name: z.string() }).catch({ name: "" })),
  );
  return repeated((names ?? []).map(({ name }) => name || undefined)).map(({ index, first, value }) => ({
    path: ["guardDuty", "filters", index, "name"],
    message: `"${value}" is already the name of filters[${first}]: each must be unique`,
  }));
};

export const guardDutyRules: readonly Rule[] = [offeredFeatures, agentsWithinMonitoring, uniqueFilters];
