import { matchesPattern } from "../../cli/preview/trigger/event-pattern";
import { ExampleOrganization } from "../contract/stacks";
import { bypassingCalls, everydayCalls } from "../support/cloudtrail/bypass-calls";
import { cloudTrailEvent } from "../support/cloudtrail/event";
import { runPython } from "../support/run-python";

const organization = new ExampleOrganization();
const patterns = Object.fromEntries(
  organization
    .all("aws_cloudwatch_event_rule")
    .filter(({ where }) => where.startsWith("member-555555555555-us-east-1: "))
    .map(({ body }) => [String(body.name), JSON.parse(String(body.event_pattern)) as unknown]),
);
const events = [...bypassingCalls, ...everydayCalls].map(cloudTrailEvent);

// The contract test says which rule must match which call; a matcher of our own alone could share our mistakes.
test("Moto's EventBridge matches every call by the very rules that our own matcher does", async () => {
  const answer = await runPython(
    "moto",
    "__tests__/support/moto/match_patterns.py",
    JSON.stringify({ patterns, events }),
  );
  const ours = events.map((event) =>
    Object.entries(patterns).flatMap(([name, pattern]) => (matchesPattern(pattern, event) ? [name] : [])),
  );
  expect(JSON.parse(answer)).toEqual(ours);
  expect(ours.filter((names) => names.length === 1)).toHaveLength(bypassingCalls.length);
  expect(ours.filter((names) => names.length === 0)).toHaveLength(everydayCalls.length);
});
