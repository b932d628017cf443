import { globalEventsRegion, isPossibleHomeRegion } from "../regions";
import type { Rule } from "./draft";
import { repeated } from "./repeated";

const homeRegion: Rule = ({ homeRegion, regions }) => [
  ...(isPossibleHomeRegion(homeRegion)
    ? []
    : [
        {
          path: ["homeRegion"],
          message: `${homeRegion} cannot be the home region: Security Hub has no finding aggregator there`,
        },
      ]),
  ...(regions.includes(homeRegion)
    ? []
    : [{ path: ["regions"], message: `the home region ${homeRegion} must be one of the governed regions` }]),
];

const uniqueRegions: Rule = ({ regions }) =>
  repeated(regions).map(({ index, value }) => ({ path: ["regions", index], message: `${value} is named twice` }));

const globalEvents: Rule = ({ globalEvents, regions }) =>
  !globalEvents || regions.includes(globalEventsRegion)
    ? []
    : [
        {
          path: ["regions"],
          message: `${globalEventsRegion} must be governed, because IAM, Organizations and STS events arrive only there: add it, or set globalEvents: false`,
        },
      ];

export const regionRules: readonly Rule[] = [homeRegion, uniqueRegions, globalEvents];
