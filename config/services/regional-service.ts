import { z } from "zod";
import type { FeatureName } from "../region-capabilities";
import type { Region } from "../regions";
import type { Rule } from "../rules/draft";
import { readPart } from "../rules/read-part";
import { excludedAccounts, excludedAccountViolations } from "./excluded-accounts";
import { isOnIn, regionalSwitch, regionalViolations } from "./regional";

/** What every service has that is off by default and on by region, and takes the organization's accounts as members. */
export const regionalServiceShape = {
  ...regionalSwitch(false, "").unwrap().shape,
  excludedAccounts,
};

const regionalService = z.object({
  enabled: regionalServiceShape.enabled,
  regions: regionalServiceShape.regions,
});

/** Rules of such a service. */
export function regionalServiceRules(key: string, feature: FeatureName): Rule[] {
  return [
    (organization, document) => {
      const setting = readPart(document, [key], regionalService.prefault({}));
      if (!setting) return [];
      return regionalViolations(organization, {
        path: [key],
        regions: setting.regions,
        feature,
        isOn: (region) => isOnIn(setting, region as Region),
        off: "false",
      });
    },
    (organization, document) => excludedAccountViolations(organization, document, [key, "excludedAccounts"]),
  ];
}
