import type {
  CloudtrailAdvancedEventSelector,
  CloudtrailAdvancedEventSelectorFieldSelector,
} from "@cdktf/provider-aws/lib/cloudtrail";

/** Which events of a kind, as CloudTrail calls them. */
export type ReadWriteType = "All" | "ReadOnly" | "WriteOnly";

export interface TrailEventsProps {
  /** Buckets whose objects are logged whatever else is: who read, changed or deleted evidence. */
  readonly evidenceBuckets: readonly string[];
  /** @default no other object's events */
  readonly s3?: ReadWriteType;
  /** @default no invocations */
  readonly lambda?: ReadWriteType;
  /** @default no items' events */
  readonly dynamoDb?: ReadWriteType;
}

/**
 * Management events of all services, and the data events that are asked for. Evidence is left out of the events of all
 * objects, and its own leave out uploads: a trail that logs its delivery to its own bucket would never come to an end.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function trailEvents(props: TrailEventsProps): CloudtrailAdvancedEventSelector[] {
  const evidence = props.evidenceBuckets.map((name) => `arn:aws:s3:::${name}/`);
  return [
    { name: "Management events", fieldSelector: [{ field: "eventCategory", equalTo: ["Management"] }] },
    dataEvents("Evidence but its uploads", "AWS::S3::Object", [
      { field: "resources.ARN", startsWith: evidence },
      { field: "eventName", notEquals: ["PutObject"] },
    ]),
    ...chosen("Objects but evidence", "AWS::S3::Object", props.s3, [
      { field: "resources.ARN", notStartsWith: evidence },
    ]),
    ...chosen("Functions", "AWS::Lambda::Function", props.lambda),
    ...chosen("Tables", "AWS::DynamoDB::Table", props.dynamoDb),
  ];
}

function chosen(
  name: string,
  resourceType: string,
  events: ReadWriteType | undefined,
  fields: readonly CloudtrailAdvancedEventSelectorFieldSelector[] = [],
): CloudtrailAdvancedEventSelector[] {
  if (events === undefined) return [];
  const readOnly = { All: [], ReadOnly: ["true"], WriteOnly: ["false"] }[events].map((value) => ({
    field: "readOnly",
    equalTo: [value],
  }));
  return [dataEvents(name, resourceType, [...fields, ...readOnly])];
}

function dataEvents(
  name: string,
  resourceType: string,
  fields: readonly CloudtrailAdvancedEventSelectorFieldSelector[],
): CloudtrailAdvancedEventSelector {
  return {
    name,
    fieldSelector: [
      { field: "eventCategory", equalTo: ["Data"] },
      { field: "resources.type", equalTo: [resourceType] },
      ...fields,
    ],
  };
}
