import type { ConformancePack } from "./pack";
import { baseline } from "./packs/baseline";
import { deliveryPipeline } from "./packs/delivery-pipeline";

/** The packs that Gatehouse brings along, by the name that the configuration uses. */
const builtIn: Readonly<Record<string, ConformancePack>> = { baseline, "delivery-pipeline": deliveryPipeline };

export const builtInPackNames: readonly string[] = Object.keys(builtIn);

/** `undefined` for a pack of the organization's own. */
export function builtInPack(name: string): ConformancePack | undefined {
  return Object.hasOwn(builtIn, name) ? builtIn[name] : undefined;
}
