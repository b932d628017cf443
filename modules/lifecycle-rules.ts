import type {
  S3BucketLifecycleConfigurationRule,
  S3BucketLifecycleConfigurationRuleTransition,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";

/** A colder storage class and the days after which objects go there. */
export type Transition = Required<Pick<S3BucketLifecycleConfigurationRuleTransition, "storageClass" | "days">>;

export interface Lifecycle {
  readonly expirationDays?: number;
  readonly expirationPrefix?: string;
  readonly transitions?: readonly Transition[];
}

export function expirationRules({
  expirationDays,
  expirationPrefix = "",
}: Lifecycle): S3BucketLifecycleConfigurationRule[] {
  if (expirationDays === undefined) return [];
  return [
    {
      id: "expiration",
      status: "Enabled",
      filter: [{ prefix: expirationPrefix }],
      expiration: [{ days: expirationDays }],
    },
  ];
}

/** Of current objects: the others are deleted soon, and a colder class is paid for months. */
export function transitionRules({ transitions = [] }: Lifecycle): S3BucketLifecycleConfigurationRule[] {
  if (transitions.length === 0) return [];
  return [{ id: "transition", status: "Enabled", filter: [{ prefix: "" }], transition: [...transitions] }];
}
