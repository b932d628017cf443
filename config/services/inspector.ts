import { z } from "zod";
import type { Region } from "../regions";
import type { Rule } from "../rules/draft";
import { readPart } from "../rules/read-part";
import { excludedAccounts, excludedAccountViolations } from "./excluded-accounts";
import { isOnIn, regionalSwitch, regionalViolations } from "./regional";

const resourceTypesSchema = z
  .strictObject({
    EC2: regionalSwitch(true, "Packages and network reachability of EC2 instances; billed by the instance, each month"),
    ECR: regionalSwitch(
      true,
      "Packages of the images in ECR; billed by the image, and by each time it is scanned again",
    ),
    LAMBDA: regionalSwitch(true, "Packages of Lambda functions and layers; billed by the function, each month"),
    LAMBDA_CODE: regionalSwitch(
      false,
      "Own code of Lambda functions, in the ten regions that offer it, billed by the function, too; Inspector keeps snippets of it, and it needs LAMBDA",
    ),
  })
  .prefault({})
  .describe("What is scanned; AWS's names");

/** `inspector` of the organization file. How long images are rescanned is not in the provider: it stays AWS's default. */
export const inspectorSchema = z.strictObject({
  resourceTypes: resourceTypesSchema,
  excludedAccounts: excludedAccounts.describe(
    "Names of accounts that are not scanned; new accounts are, until they are named here",
  ),
});

export type InspectorSettings = z.output<typeof inspectorSchema>;
export type InspectorResourceType = keyof InspectorSettings["resourceTypes"];

const resourceTypes = Object.keys(resourceTypesSchema.unwrap().shape) as InspectorResourceType[];

/** What Inspector scans in a region. */
export function inspectorResourceTypes(inspector: InspectorSettings, region: Region): InspectorResourceType[] {
  return resourceTypes.filter((type) => isOnIn(inspector.resourceTypes[type], region));
}

const path = ["inspector", "resourceTypes"];

const offeredTypes: Rule = (organization, document) =>
  resourceTypes.flatMap((type) => {
    const setting = readPart(document, [...path, type], resourceTypesSchema.unwrap().shape[type]);
    if (!setting) return [];
    return regionalViolations(organization, {
      path: [...path, type],
      regions: setting.regions,
      feature: type,
      isOn: (region) => isOnIn(setting, region as Region),
      off: "false",
    });
  });

// https://docs.aws.amazon.com/inspector/latest/user/scanning-lambda.html
const codeNeedsFunctions: Rule = ({ regions }, document) => {
  const { LAMBDA, LAMBDA_CODE } = resourceTypesSchema.unwrap().shape;
  const functions = readPart(document, [...path, "LAMBDA"], LAMBDA);
  const code = readPart(document, [...path, "LAMBDA_CODE"], LAMBDA_CODE);
  if (!functions || !code) return [];
  return regions
    .filter((region) => isOnIn(code, region as Region) && !isOnIn(functions, region as Region))
    .map((region) => ({
      path: [...path, "LAMBDA_CODE"],
      message: `is on in ${region} without LAMBDA, which it needs: switch LAMBDA on there, or write inspector.resourceTypes.LAMBDA_CODE.regions: {${region}: false}`,
    }));
};

const knownExclusions: Rule = (organization, document) =>
  excludedAccountViolations(organization, document, ["inspector", "excludedAccounts"]);

export const inspectorRules: readonly Rule[] = [offeredTypes, codeNeedsFunctions, knownExclusions];
