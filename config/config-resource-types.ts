import { z } from "zod";
import { botocore, resourceTypes } from "./config-resource-types.json";
import { suggestion } from "./nearest";

const known = new Set(resourceTypes);

/** https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingMode.html */
export const neverDailyResourceTypes: readonly string[] = [
  "AWS::Config::ConformancePackCompliance",
  "AWS::Config::ResourceCompliance",
];

/** A resource type of AWS Config; a new one is known with the next botocore (`npm run config-resource-types:update`). */
export const resourceType = z
  .string()
  .regex(/^AWS::\w+::\w+$/, { error: 'must be a resource type, e.g. "AWS::EC2::Instance"', abort: true })
  .refine((name) => known.has(name), { error: ({ input }) => unknownType(String(input)) });

function unknownType(name: string): string {
  return `"${name}" is none of the resource types that AWS Config records${suggestion(name, resourceTypes)}: see config/config-resource-types.json (botocore ${botocore})`;
}
