import { type TrailEventsProps, trailEvents } from "../../modules/trail-events";

const evidenceBuckets = ["log-archive-trail", "states"];
const evidence = ["arn:aws:s3:::log-archive-trail/", "arn:aws:s3:::states/"];

type Fields = Record<string, Record<string, readonly string[]>>;

/** The selectors by name, each with its fields by name. */
function selectors(events: Omit<TrailEventsProps, "evidenceBuckets"> = {}): Record<string, Fields> {
  return Object.fromEntries(
    trailEvents({ ...events, evidenceBuckets }).map(({ name = "", fieldSelector }) => [
      name,
      Object.fromEntries((fieldSelector as { field: string }[]).map(({ field, ...tests }) => [field, tests])) as Fields,
    ]),
  );
}

test("management events are logged, reads and writes, and whatever touches evidence", () => {
  expect(selectors()).toEqual({
    "Management events": { eventCategory: { equalTo: ["Management"] } },
    "Evidence but its uploads": {
      eventCategory: { equalTo: ["Data"] },
      "resources.type": { equalTo: ["AWS::S3::Object"] },
      "resources.ARN": { startsWith: evidence },
      eventName: { notEquals: ["PutObject"] },
    },
  });
});

// CloudTrail delivers with PutObject: logged in its own bucket, each delivery would cause the next.
test("no selector takes an upload to the trail's own bucket", () => {
  const all = selectors({ s3: "All", lambda: "All", dynamoDb: "All" });
  const ofObjects = Object.values(all).filter((fields) =>
    fields["resources.type"]?.equalTo?.includes("AWS::S3::Object"),
  );
  expect(ofObjects).toHaveLength(2);
  for (const fields of ofObjects)
    expect(
      fields.eventName?.notEquals?.includes("PutObject") ||
        fields["resources.ARN"]?.notStartsWith?.includes("arn:aws:s3:::log-archive-trail/"),
    ).toBe(true);
});

test.each([
  ["All", undefined],
  ["ReadOnly", { equalTo: ["true"] }],
  ["WriteOnly", { equalTo: ["false"] }],
] as const)("%s events of objects, functions and tables", (events, readOnly) => {
  const all = selectors({ s3: events, lambda: events, dynamoDb: events });
  expect(all["Objects but evidence"]).toMatchObject({ "resources.ARN": { notStartsWith: evidence } });
  expect(all.Functions?.["resources.type"]).toEqual({ equalTo: ["AWS::Lambda::Function"] });
  expect(all.Tables?.["resources.type"]).toEqual({ equalTo: ["AWS::DynamoDB::Table"] });
  for (const name of ["Objects but evidence", "Functions", "Tables"]) expect(all[name]?.readOnly).toEqual(readOnly);
});
