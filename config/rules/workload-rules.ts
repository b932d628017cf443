import { lackingFeature, lackingToolingServices } from "../region-capabilities";
import type { Violation } from "../yaml-document";
import type { Rule } from "./draft";
import { repeated } from "./repeated";
import { unfit } from "./unfit";

const uniqueWorkloads: Rule = ({ workloads }) => [
  ...repeated(workloads.map(({ name }) => name)).map(({ index, first, value }) => ({
    path: ["workloads", index, "name"],
    message: `"${value}" is already the name of workloads[${first}]: each must be unique`,
  })),
  ...workloads.flatMap((workload, index) =>
    repeated(workload.deployments.map(({ name }) => name)).map((again) => ({
      path: ["workloads", index, "deployments", again.index, "name"],
      message: `"${again.value}" is already the name of deployments[${again.first}] of this workload`,
    })),
  ),
];

const oneWorkloadPerCloudFormationStack: Rule = ({ workloads }) => {
  const places = workloads.flatMap((workload, index) =>
    workload.deployments.map((deployment, position) => ({
      path: ["workloads", index, "deployments", position, "stackName"],
      key:
        deployment.account &&
        deployment.stackName &&
        `${deployment.account}/${workload.region ?? ""}/${deployment.stackName}`,
    })),
  );
  return repeated(places.map(({ key }) => key)).map(({ index, first, value }) => ({
    path: places[index]?.path ?? [],
    message: `CloudFormation stack ${value} is already deployed by ${places[first]?.path.join(".")}: two deployments would overwrite each other`,
  }));
};

const fitAccounts: Rule = ({ accounts, workloads }) => {
  const toolingAccounts = new Set(workloads.map(({ toolingAccount }) => toolingAccount));
  const fit = accounts.flatMap(({ name }) => (name !== undefined && !unfit(accounts, name) ? [name] : []));
  const violation = (path: PropertyKey[], name: string, why: string, others: string[]): Violation => ({
    path,
    message: `"${name}" ${why}: use one of ${others.join(", ") || "the member accounts, of which there is none"}`,
  });
  return workloads.flatMap((workload, index) => {
    const tooling = workload.toolingAccount;
    const wrongTooling = tooling === undefined ? undefined : unfit(accounts, tooling);
    return [
      ...(tooling !== undefined && wrongTooling
        ? [violation(["workloads", index, "toolingAccount"], tooling, wrongTooling, fit)]
        : []),
      ...workload.deployments.flatMap(({ account: target }, position) => {
        if (target === undefined) return [];
        // Whoever deploys beside the gate could change it.
        const why = unfit(accounts, target) ?? (toolingAccounts.has(target) ? "is a tooling account" : undefined);
        const others = fit.filter((name) => !toolingAccounts.has(name));
        return why ? [violation(["workloads", index, "deployments", position, "account"], target, why, others)] : [];
      }),
    ];
  });
};

/** Names of Gatehouse's own pipeline, forwarding and mirror, whose roles and buckets a workload's would collide with. */
const reservedNames = ["platform", "forward", "databases"];

const ownNames: Rule = ({ namePrefix, workloads }) =>
  workloads.flatMap(({ name, deployments }, index) => [
    ...(name !== undefined && reservedNames.includes(name)
      ? [{ path: ["workloads", index, "name"], message: `"${name}" is Gatehouse's own name: choose another` }]
      : []),
    ...deployments.flatMap(({ stackName }, position) =>
      stackName?.startsWith(`${namePrefix}-`)
        ? [
            {
              path: ["workloads", index, "deployments", position, "stackName"],
              message: `"${stackName}" begins like Gatehouse's own roles, which no deployment may touch: choose another`,
            },
          ]
        : [],
    ),
  ]);

const governedRegions: Rule = ({ regions, workloads }) =>
  workloads.flatMap(({ region }, index) =>
    region === undefined || regions.includes(region)
      ? []
      : [
          {
            path: ["workloads", index, "region"],
            message: `${region} is not governed: use one of ${regions.join(", ")}`,
          },
        ],
  );

const toolingRegions: Rule = ({ homeRegion, workloads }) =>
  workloads.flatMap(({ codeSigning, region = homeRegion }, index) => {
    const lacking = lackingToolingServices(region);
    const signer = codeSigning === undefined ? undefined : lackingFeature(region, "CODE_SIGNING");
    return [
      ...(lacking.length > 0
        ? [
            {
              path: ["workloads", index, "region"],
              message: `${region} cannot hold a pipeline, for it has no ${lacking.join(", ")}`,
            },
          ]
        : []),
      ...(signer !== undefined
        ? [
            {
              path: ["workloads", index, "codeSigning"],
              message: `${region} has no ${signer}: remove codeSigning, or use another region`,
            },
          ]
        : []),
    ];
  });

export const workloadRules: readonly Rule[] = [
  uniqueWorkloads,
  oneWorkloadPerCloudFormationStack,
  fitAccounts,
  ownNames,
  governedRegions,
  toolingRegions,
];
