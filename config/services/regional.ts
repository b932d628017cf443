import { z } from "zod";
import { type FeatureName, lackingFeature, lackingServices } from "../region-capabilities";
import { type Region, regions } from "../regions";
import type { Draft } from "../rules/draft";
import type { Violation } from "../yaml-document";

const regionName = z.enum(regions, { error: `must be one of ${regions.join(", ")}` });

/** What differs by region from the setting beside it, e.g. `regions: {eu-central-2: NONE}`. */
export function byRegion<Value extends z.ZodType>(value: Value) {
  return z
    .partialRecord(regionName, value)
    .default({} as never)
    .describe("What differs in a governed region, by its name");
}

/** GuardDuty's word for which members a feature is switched on in. */
export const autoEnable = z.enum(["ALL", "NEW", "NONE"], { error: "must be ALL, NEW or NONE" });

export type AutoEnable = z.output<typeof autoEnable>;

/** A switch with what differs by region. */
export function regionalSwitch(byDefault: boolean, description: string) {
  return z
    .strictObject({
      enabled: z.boolean().default(byDefault).describe("Whether it is on, but for what regions says"),
      regions: byRegion(z.boolean()),
    })
    .prefault({})
    .describe(description);
}

export interface RegionalSwitch {
  readonly enabled: boolean;
  readonly regions: Readonly<Partial<Record<Region, boolean>>>;
}

export function isOnIn({ enabled, regions }: RegionalSwitch, region: Region): boolean {
  return regions[region] ?? enabled;
}

export interface RegionalRequest {
  /** Where the setting stands in the document. */
  readonly path: readonly string[];
  /** What the setting says of single regions. */
  readonly regions: Readonly<Record<string, unknown>>;
  readonly feature: FeatureName;
  /** Whether the setting asks for the feature in a region. */
  readonly isOn: (region: string) => boolean;
  /** What to write where a region lacks the feature. */
  readonly off: string;
}

/**
 * What is wrong with a setting by region. A region that lacks the feature is never left out silently: whoever governs it
 * has to say that it stays without.
 */
export function regionalViolations({ regions: governed }: Draft, request: RegionalRequest): Violation[] {
  const { path, regions: overrides, feature, isOn, off } = request;
  const strangers = Object.keys(overrides).filter((region) => !governed.includes(region));
  return [
    ...strangers.map((region) => ({
      path: [...path, "regions", region],
      message: `${region} is not governed: remove it, or add it to regions`,
    })),
    ...governed.flatMap((region) => {
      const lacking = isOn(region) ? lackingFeature(region, feature) : undefined;
      // A region that can't be governed at all is told of once, where it is named.
      if (lacking === undefined || lackingServices(region).length > 0) return [];
      return [
        {
          path: region in overrides ? [...path, "regions", region] : [...path],
          message: `${region} has no ${lacking}: write ${path.join(".")}.regions: {${region}: ${off}}`,
        },
      ];
    }),
  ];
}
