import { guardDutyFeatures, guardDutySchema } from "../../../config/services/guardduty";
import { type Change, problemsAfter } from "../../support/organization-problems";

const features = (value: unknown): Change => [["guardDuty", "features"], value];
const filter = (more: object): Change => [
  ["guardDuty", "filters"],
  [{ name: "own-scans", description: "ours", criteria: [{ field: "type", equals: ["x"] }], ...more }],
];
const criterion = (written: object) => filter({ criteria: [written] });

test("by default every protection and agent is on for all members", () => {
  const settings = guardDutySchema.parse({});
  expect(settings.autoEnableOrganizationMembers).toBe("ALL");
  const all = guardDutyFeatures(settings, "eu-central-1");
  expect(all.map(({ name, autoEnable }) => [name, autoEnable])).toEqual([
    ["S3_DATA_EVENTS", "ALL"],
    ["EKS_AUDIT_LOGS", "ALL"],
    ["EBS_MALWARE_PROTECTION", "ALL"],
    ["RDS_LOGIN_EVENTS", "ALL"],
    ["LAMBDA_NETWORK_LOGS", "ALL"],
    ["RUNTIME_MONITORING", "ALL"],
  ]);
  expect(all.flatMap(({ agents }) => agents ?? []).map(({ autoEnable }) => autoEnable)).toEqual(["ALL", "ALL", "ALL"]);
});

// https://github.com/hashicorp/terraform-provider-aws/issues/36695
test("the agents keep AWS's order, however they are written", () => {
  const agents = { EKS_ADDON_MANAGEMENT: {}, ECS_FARGATE_AGENT_MANAGEMENT: {} };
  const settings = guardDutySchema.parse({ features: { RUNTIME_MONITORING: { agents } } });
  const [monitoring] = guardDutyFeatures(settings, "eu-central-1").filter(({ name }) => name === "RUNTIME_MONITORING");
  expect(monitoring?.agents?.map(({ name }) => name)).toEqual([
    "ECS_FARGATE_AGENT_MANAGEMENT",
    "EC2_AGENT_MANAGEMENT",
    "EKS_ADDON_MANAGEMENT",
  ]);
});

test("a region differs where it says so, and agents follow the monitoring", () => {
  const settings = guardDutySchema.parse({
    features: {
      S3_DATA_EVENTS: { autoEnable: "NEW", regions: { "eu-west-1": "NONE" } },
      RUNTIME_MONITORING: { regions: { "eu-west-1": "NEW" }, agents: { EC2_AGENT_MANAGEMENT: { autoEnable: "NONE" } } },
    },
  });
  const states = (region: "eu-central-1" | "eu-west-1") => {
    const named = Object.fromEntries(guardDutyFeatures(settings, region).map((feature) => [feature.name, feature]));
    return [
      named.S3_DATA_EVENTS?.autoEnable,
      named.RUNTIME_MONITORING?.autoEnable,
      ...(named.RUNTIME_MONITORING?.agents ?? []).map(({ autoEnable }) => autoEnable),
    ];
  };
  expect(states("eu-central-1")).toEqual(["NEW", "ALL", "ALL", "NONE", "ALL"]);
  expect(states("eu-west-1")).toEqual(["NONE", "NEW", "NEW", "NONE", "NEW"]);
});

test.each<[string, Change, string]>([
  [
    "an unknown state",
    features({ S3_DATA_EVENTS: { autoEnable: "ON" } }),
    "S3_DATA_EVENTS.autoEnable: must be ALL, NEW or NONE",
  ],
  // Together with RUNTIME_MONITORING it is an API error: the schema has no place for it.
  [
    "the predecessor",
    features({ EKS_RUNTIME_MONITORING: {} }),
    "guardDuty.features.EKS_RUNTIME_MONITORING: unknown key",
  ],
  [
    "no region",
    features({ S3_DATA_EVENTS: { regions: { "mars-1": "NONE" } } }),
    "S3_DATA_EVENTS.regions.mars-1: unknown key",
  ],
  [
    "a region that is not governed",
    features({ S3_DATA_EVENTS: { regions: { "eu-west-3": "NONE" } } }),
    "guardDuty.features.S3_DATA_EVENTS.regions.eu-west-3: eu-west-3 is not governed: remove it, or add it to regions",
  ],
  [
    "an agent's region that is not governed",
    features({ RUNTIME_MONITORING: { agents: { EC2_AGENT_MANAGEMENT: { regions: { "eu-west-3": "NONE" } } } } }),
    "agents.EC2_AGENT_MANAGEMENT.regions.eu-west-3: eu-west-3 is not governed",
  ],
  [
    "an agent without its monitoring",
    features({
      RUNTIME_MONITORING: { regions: { "eu-west-1": "NONE" }, agents: { EC2_AGENT_MANAGEMENT: { autoEnable: "ALL" } } },
    }),
    "EC2_AGENT_MANAGEMENT: ALL in eu-west-1, where RUNTIME_MONITORING is NONE: write guardDuty.features.RUNTIME_MONITORING.agents.EC2_AGENT_MANAGEMENT.regions: {eu-west-1: NONE}",
  ],
  [
    "a frequency",
    [["guardDuty", "findingPublishingFrequency"], "DAILY"],
    "must be FIFTEEN_MINUTES, ONE_HOUR or SIX_HOURS",
  ],
  ["a filter without a reason", filter({ description: undefined }), "filters[0].description: is missing"],
  ["a filter's characters", filter({ description: "a;b" }), "filters[0].description: must be 1 to 512"],
  ["a filter's name", filter({ name: "a b" }), "filters[0].name: must be 3 to 64"],
  ["a filter without criteria", filter({ criteria: [] }), "filters[0].criteria: must hold at least one criterion"],
  [
    "a criterion without a condition",
    criterion({ field: "type" }),
    "criteria[0]: must hold at least one of equals, notEquals",
  ],
  [
    "a time where a number belongs",
    criterion({ field: "severity", lessThan: "2026-01-31T00:00:00Z" }),
    "criteria[0].lessThan: must be a whole number, of updatedAt alone a time",
  ],
  [
    "a number where a time belongs",
    criterion({ field: "updatedAt", lessThan: 4 }),
    "criteria[0].lessThan: must be a time such as 2026-01-31T00:00:00Z (found 4)",
  ],
  ["a fraction", criterion({ field: "severity", lessThan: 4.5 }), "criteria[0].lessThan: must be a whole number"],
  [
    "a field that is named twice",
    filter({
      criteria: [
        { field: "type", equals: ["x"] },
        { field: "type", notEquals: ["y"] },
      ],
    }),
    "criteria: names a field twice",
  ],
])("%s is refused", (_what, change, message) => {
  expect(problemsAfter(change)).toEqual([expect.stringContaining(message)]);
});

test("two filters can't share a name", () => {
  const same = { name: "own", description: "ours", criteria: [{ field: "type", equals: ["x"] }] };
  expect(
    problemsAfter([
      ["guardDuty", "filters"],
      [same, same],
    ]),
  ).toEqual([expect.stringContaining('guardDuty.filters[1].name: "own" is already the name of filters[0]')]);
});
