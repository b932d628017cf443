import type { Region } from "../../regions";
import type { Rule } from "../../rules/draft";
import { repeated } from "../../rules/repeated";
import { complianceEntries } from "../draft";
import { isOfferedIn, judgesOnlyGlobalTypes, managedRule } from "../managed-rules";

const governedRegions: Rule = ({ regions }, document) =>
  complianceEntries(document).flatMap(({ path, regions: written = [] }) => [
    ...written.flatMap((region, index) =>
      regions.includes(region)
        ? []
        : [
            {
              path: [...path, "regions", index],
              message: `${region} is not governed: use one of ${regions.join(", ")}`,
            },
          ],
    ),
    ...repeated(written).map(({ index, value }) => ({
      path: [...path, "regions", index],
      message: `${value} is named twice`,
    })),
  ]);

/** Elsewhere such a rule would have nothing to judge, and say so of everybody. */
const globalTypesAtHome: Rule = ({ homeRegion }, document) =>
  complianceEntries(document).flatMap(({ path, identifier = "", regions = [] }) => {
    const rule = managedRule(identifier);
    if (!rule || !judgesOnlyGlobalTypes(rule)) return [];
    return regions.flatMap((region, index) =>
      region === homeRegion
        ? []
        : [
            {
              path: [...path, "regions", index],
              message: `${identifier} judges ${rule.resourceTypes.join(", ")}, which only the home region records: name ${homeRegion} alone, or leave regions out`,
            },
          ],
    );
  });

const offered: Rule = ({ homeRegion, regions }, document) =>
  complianceEntries(document).flatMap(({ path, identifier = "", regions: written }) => {
    const rule = managedRule(identifier);
    if (!rule) return [];
    const places = written ?? (judgesOnlyGlobalTypes(rule) ? [homeRegion] : regions);
    const lacking = places.filter((region) => !isOfferedIn(rule, region as Region));
    const offering = regions.filter((region) => isOfferedIn(rule, region as Region));
    const instead = offering.length > 0 ? `give regions: [${offering.join(", ")}]` : "no governed region offers it";
    return lacking.length === 0
      ? []
      : [
          {
            path: [...path, written ? "regions" : "identifier"],
            message: `${identifier} is not offered in ${lacking.join(", ")}: ${instead}`,
          },
        ];
  });

export const placeRules: readonly Rule[] = [governedRegions, globalTypesAtHome, offered];
