import { problems, text } from "../../../support/security-hub-problems";

const insight = (changes: object) => ({
  insights: [
    {
      name: "some",
      groupByAttribute: "AwsAccountId",
      filters: { SeverityLabel: [{ comparison: "EQUALS", value: "HIGH" }] },
      ...changes,
    },
  ],
});

test.each<[string, object, string]>([
  [
    "a misspelt filter",
    insight({ filters: { SeverityLable: [text("EQUALS")] } }),
    'insights[0].filters.SeverityLable: unknown key (did you mean "SeverityLabel"?)',
  ],
  [
    "CONTAINS in an insight",
    insight({ filters: { Title: [text("CONTAINS")] } }),
    "insights[0].filters.Title[0].comparison: must be one of EQUALS, NOT_EQUALS, PREFIX, PREFIX_NOT_EQUALS (found",
  ],
  [
    "a range that is none",
    insight({ filters: { NetworkSourceIpV4: [{ cidr: "10.0.0.0/99" }] } }),
    "insights[0].filters.NetworkSourceIpV4[0].cidr: must be a range",
  ],
  [
    "gt, which an insight lacks",
    insight({ filters: { Confidence: [{ gt: 5 }] } }),
    "insights[0].filters.Confidence[0].gt: unknown key",
  ],
  ["an insight of everything", insight({ filters: {} }), "insights[0].filters: must hold at least one filter, unless"],
  [
    "a group that is none",
    insight({ groupByAttribute: "Colour" }),
    "insights[0].groupByAttribute: must be one of AwsAccountId",
  ],
  [
    "an unknown workload",
    insight({ workloads: ["shop"] }),
    'insights[0].workloads[0]: "shop" is not among the workloads: use one of payments, payments-fixed',
  ],
  [
    "workloads in two ways",
    insight({ workloads: ["payments"], filters: { ProductFields: [{ key: "a", ...text("EQUALS") }] } }),
    "insights[0].workloads: must not stand beside ProductFields",
  ],
  [
    "101 insights",
    { insights: Array.from({ length: 101 }, (_, index) => ({ ...insight({}).insights[0], name: `i${index}x` })) },
    "insights: must hold 100 insights at most",
  ],
  [
    "two insights of one name",
    { insights: [...insight({}).insights, ...insight({}).insights] },
    'insights[1].name: "some" is already the name of insights[0]',
  ],
  [
    "a long name of an action",
    { actionTargets: [{ name: "x".repeat(21), identifier: "a", description: "d" }] },
    "actionTargets[0].name: must have 20 characters at most",
  ],
  [
    "a hyphen in an action's id",
    { actionTargets: [{ name: "n", identifier: "a-b", description: "d" }] },
    "actionTargets[0].identifier: must be 1 to 20 letters and digits",
  ],
  [
    "51 actions",
    {
      actionTargets: Array.from({ length: 51 }, (_, index) => ({
        name: "n",
        identifier: `a${index}`,
        description: "d",
      })),
    },
    "actionTargets: must hold 50 action targets at most",
  ],
  [
    "two actions of one id",
    { actionTargets: [1, 2].map(() => ({ name: "n", identifier: "a", description: "d" })) },
    'actionTargets[1].identifier: "a" is already the identifier of actionTargets[0]',
  ],
  [
    "a product by its ARN",
    { productSubscriptions: [{ product: "arn:aws:securityhub:::product/a/b" }] },
    "productSubscriptions[0].product: must be company/product",
  ],
  [
    "a product twice",
    { productSubscriptions: [{ product: "a/b" }, { product: "a/b" }] },
    'productSubscriptions[1].product: "a/b" is already the product of',
  ],
])("refuses %s", (_name, securityHub, expected) => {
  expect(problems(securityHub)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
});

test.each<[string, object]>([["workloads alone", insight({ workloads: ["payments"], filters: {} })]])(
  "takes %s",
  (_name, securityHub) => {
    expect(problems(securityHub)).toEqual([]);
  },
);
