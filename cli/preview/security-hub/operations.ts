import { getFindings } from "./get-findings";
import { describeHub, disableSecurityHub, enableSecurityHub, requireHub, updateSecurityHubConfiguration } from "./hub";
import { importFindings } from "./import-findings";
import type { Caller } from "./protocol";
import type { Fields } from "./shape";
import type { Partition } from "./store";
import type { RateLimit } from "./token-bucket";
import { updateFindings } from "./update-findings";

/** What an operation works on. */
export interface OperationRequest {
  readonly partition: Partition;
  readonly caller: Caller;
  readonly input: Fields;
  readonly bytes: number;
  readonly now: number;
}

/** By method and path, as in the SDK's model. */
const operations = {
  "POST /findings/import": {
    name: "BatchImportFindings",
    run: ({ partition, input, bytes, caller, now }: OperationRequest) =>
      importFindings(partition, input, bytes, caller, now),
  },
  "POST /findings": {
    name: "GetFindings",
    run: ({ partition, caller, input }: OperationRequest) => {
      requireHub(partition, caller);
      return getFindings(partition, input);
    },
  },
  "PATCH /findings/batchupdate": {
    name: "BatchUpdateFindings",
    run: ({ partition, caller, input, now }: OperationRequest) => {
      requireHub(partition, caller);
      return updateFindings(partition, input, now);
    },
  },
  "POST /accounts": {
    name: "EnableSecurityHub",
    run: ({ partition, input, now }: OperationRequest) => enableSecurityHub(partition, input, now),
  },
  "GET /accounts": {
    name: "DescribeHub",
    run: ({ partition, caller }: OperationRequest) => describeHub(partition, caller),
  },
  "DELETE /accounts": {
    name: "DisableSecurityHub",
    run: ({ partition, caller }: OperationRequest) => disableSecurityHub(partition, caller),
  },
  "PATCH /accounts": {
    name: "UpdateSecurityHubConfiguration",
    run: ({ partition, input, caller }: OperationRequest) => updateSecurityHubConfiguration(partition, input, caller),
  },
} as const;

export type OperationName = (typeof operations)[keyof typeof operations]["name"];

/** Per account and region (https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub_limits.html). */
export const documentedRateLimits: Readonly<Record<OperationName, RateLimit>> = {
  BatchImportFindings: { perSecond: 10, burst: 30 },
  GetFindings: { perSecond: 3, burst: 6 },
  BatchUpdateFindings: { perSecond: 10, burst: 30 },
  EnableSecurityHub: { perSecond: 10, burst: 30 },
  DescribeHub: { perSecond: 10, burst: 30 },
  DisableSecurityHub: { perSecond: 10, burst: 30 },
  UpdateSecurityHubConfiguration: { perSecond: 10, burst: 30 },
};

/** The operation behind a method and path. */
export function operationOf(route: string) {
  return Object.entries(operations).find(([known]) => known === route)?.[1];
}
