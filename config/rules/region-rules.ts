import { lackingServices } from "../region-capabilities";
import { globalEventsRegion, isPossibleHomeRegion } from "../regions";
import type { Rule } from "./draft";
import { repeated } from "./repeated";

const homeRegion: Rule = ({ homeRegion, regions }) => [
  ...(isPossibleHomeRegion(homeRegion)
    ? []
    : [
        {
          path: ["homeRegion"],
          message: `${homeRegion} cannot be the home region: Security Hub aggregates findings only in a region that every account has from its beginning`,
        },
      ]),
  ...(regions.includes(homeRegion)
    ? []
    : [{ path: ["regions"], message: `the home region ${homeRegion} must be one of the governed regions` }]),
];

const uniqueRegions: Rule = ({ regions }) =>
  repeated(regions).map(({ index, value }) => ({ path: ["regions", index], message: `${value} is named twice` }));

const governableRegions: Rule = ({ regions }) =>
  regions.flatMap((region, index) => {
    const lacking = lackingServices(region);
    if (lacking.length === 0) return [];
    return [{ path: ["regions", index], message: `${region} cannot be governed, for it has no ${lacking.join(", ")}` }];
  });

const globalEvents: Rule = ({ globalEvents, regions }) =>
  !globalEvents || regions.includes(globalEventsRegion)
    ? []
    : [
        {
          path: ["regions"],
          message: `${globalEventsRegion} must be governed, because IAM, Organizations and STS events arrive only there: add it, or set globalEvents: false`,
        },
      ];

export const regionRules: readonly Rule[] = [homeRegion, uniqueRegions, governableRegions, globalEvents];
