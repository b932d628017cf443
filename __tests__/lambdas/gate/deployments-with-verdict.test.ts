import { deploymentsWithVerdict } from "../../../lambdas/gate/deployments-with-verdict";
import { strictPolicy } from "../../support/gate-policy";
import { emergencyWaiver, standardWaiver } from "../../support/waivers";

const policy = {
  workloads: {
    payments: { ...strictPolicy, deployments: { staging: strictPolicy, canary: strictPolicy } },
    shop: { ...strictPolicy, deployments: {} },
  },
};

test("an entry in the policy, or a waiver of any date and kind, gives a deployment its own verdict", () => {
  const waivers = [
    standardWaiver({ deployments: ["prod", "staging"], expires: "2020-01-01" }),
    emergencyWaiver({ deployments: ["dr"] }),
    standardWaiver(),
    standardWaiver({ workload: "shop", deployments: ["live"] }),
  ];
  expect(deploymentsWithVerdict(policy, waivers, "payments")).toEqual(["canary", "dr", "prod", "staging"]);
  expect(deploymentsWithVerdict(policy, waivers, "shop")).toEqual(["live"]);
});

test.each(["shop", "unknown", "__proto__", "constructor"])("%s has one verdict for all", (workload) => {
  expect(deploymentsWithVerdict(policy, [standardWaiver()], workload)).toEqual([]);
});
