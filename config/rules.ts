import { z } from "zod";
import { globalEventsRegion, isPossibleHomeRegion } from "./regions";
import type { Violation } from "./yaml-document";

const text = z.string().optional().catch(undefined);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([]);
const draftAccount = z.object({ name: text, id: text, email: text, role: text, status: text }).catch({});
const draftDeployment = z.object({ name: text, account: text, stackName: text }).catch({});
const draftSigning = z.object({ profileVersionArns: list(z.string()) }).catch({ profileVersionArns: [] });
const draftSource = z.object({ from: text, branch: text, environment: text, roleArn: text }).catch({});
const draftWorkload = z
  .object({
    name: text,
    toolingAccount: text,
    region: text,
    scanImage: text,
    deployments: list(draftDeployment),
    codeSigning: draftSigning.optional(),
    source: draftSource.default({}),
  })
  .catch({ deployments: [], source: {} });

/** The document as far as it can be read, so that these rules still speak where the schema refuses other parts. */
const draft = z
  .object({
    namePrefix: z.string().catch("gatehouse").default("gatehouse"),
    homeRegion: z.string().catch("eu-central-1").default("eu-central-1"),
    regions: list(z.string().catch("")),
    globalEvents: z.boolean().catch(true).default(true),
    accounts: list(draftAccount),
    workloads: list(draftWorkload),
  })
  .catch({
    namePrefix: "gatehouse",
    homeRegion: "eu-central-1",
    regions: [],
    globalEvents: true,
    accounts: [],
    workloads: [],
  });

type Draft = z.infer<typeof draft>;
type Rule = (organization: Draft) => Violation[];

const singleRoles = ["management", "security", "log-archive", "deployment"];

const oneAccountPerRole: Rule = ({ accounts }) =>
  singleRoles.flatMap((role) => {
    const found = accounts.flatMap((account, index) => (account.role === role ? [index] : []));
    if (found.length === 0)
      return [{ path: ["accounts"], message: `no account has the role ${role}: exactly one must have it` }];
    return found.slice(1).map((index) => ({
      path: ["accounts", index, "role"],
      message: `a second account with the role ${role}: "${accounts[found[0] ?? 0]?.name}" has it already, and only one account can`,
    }));
  });

const uniqueAccounts: Rule = ({ accounts }) =>
  (["name", "id", "email"] as const).flatMap((field) =>
    repeated(accounts.map((account) => account[field]?.toLowerCase())).map(({ index, first, value }) => ({
      path: ["accounts", index, field],
      message: `"${value}" is already the ${field} of accounts[${first}]: each must be unique`,
    })),
  );

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

const homeRegion: Rule = ({ homeRegion, regions }) => [
  ...(isPossibleHomeRegion(homeRegion)
    ? []
    : [
        {
          path: ["homeRegion"],
          message: `${homeRegion} cannot be the home region: Security Hub has no finding aggregator there`,
        },
      ]),
  ...(regions.includes(homeRegion)
    ? []
    : [{ path: ["regions"], message: `the home region ${homeRegion} must be one of the governed regions` }]),
];

const uniqueRegions: Rule = ({ regions }) =>
  repeated(regions).map(({ index, value }) => ({ path: ["regions", index], message: `${value} is named twice` }));

const globalEvents: Rule = ({ globalEvents, regions }) =>
  !globalEvents || regions.includes(globalEventsRegion)
    ? []
    : [
        {
          path: ["regions"],
          message: `${globalEventsRegion} must be governed, because IAM, Organizations and STS events arrive only there: add it, or set globalEvents: false`,
        },
      ];

/** Why an account can't hold a pipeline or a deployment; `undefined` when it can. */
function unfit(accounts: Draft["accounts"], name: string): string | undefined {
  const account = accounts.find((candidate) => candidate.name === name);
  if (!account) return "is not among the accounts";
  if (account.status === "suspended") return "is suspended";
  // A workload's roles are powerful where they are, and these accounts hold every log, finding and state.
  return (account.role ?? "member") === "member" ? undefined : `is the ${account.role} account`;
}

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

/** AWS Signer signs where the function is, and a profile's name is all that a signing job is given. */
const ownSigningProfiles: Rule = ({ accounts, homeRegion, workloads }) =>
  workloads.flatMap(({ toolingAccount, region = homeRegion, codeSigning }, index) => {
    const id = accounts.find(({ name }) => name === toolingAccount)?.id;
    const own = `arn:aws:signer:${region}:${id}:`;
    return (codeSigning?.profileVersionArns ?? []).flatMap((arn, position) =>
      id === undefined || arn.startsWith(own)
        ? []
        : [
            {
              path: ["workloads", index, "codeSigning", "profileVersionArns", position],
              message: `the profile must be one of the tooling account in the pipeline's region: ${own}/signing-profiles/…`,
            },
          ],
    );
  });

/** A build's role could pull from elsewhere only what another account lets it, and a gate must not depend on that. */
const ownScanImages: Rule = ({ accounts, homeRegion, workloads }) =>
  workloads.flatMap(({ toolingAccount, region = homeRegion, scanImage }, index) => {
    const account = accounts.find(({ name }) => name === toolingAccount)?.id;
    if (scanImage === undefined || account === undefined) return [];
    const expected = `${account}.dkr.ecr.${region}.amazonaws.com/`;
    return scanImage.startsWith(expected)
      ? []
      : [
          {
            path: ["workloads", index, "scanImage"],
            message: `${scanImage} is not in the registry of the tooling account in the pipeline's region: it must begin with ${expected}`,
          },
        ];
  });

const oneKindOfJob: Rule = ({ workloads }) =>
  workloads.flatMap(({ source: { from, branch, environment } }, index) =>
    from !== "github" || (branch === undefined) !== (environment === undefined)
      ? []
      : [
          {
            path: ["workloads", index, "source", branch === undefined ? "from" : "environment"],
            message: `GitHub names either the branch or the environment of a job in its tokens: give one of "branch" and "environment"`,
          },
        ],
  );

const uploadingRoles: Rule = ({ accounts, namePrefix, workloads }) =>
  workloads.flatMap(({ source: { roleArn } }, index) => {
    const [, accountId, name = ""] = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn ?? "") ?? [];
    if (accountId === undefined) return [];
    const owner = accounts.find(({ id }) => id === accountId)?.name ?? accountId;
    const why = unfit(accounts, owner);
    const violation = (message: string) => [{ path: ["workloads", index, "source", "roleArn"], message }];
    if (why) return violation(`its account "${owner}" ${why}: only roles of member accounts may upload`);
    return name.startsWith(`${namePrefix}-`)
      ? violation(`"${name}" is one of Gatehouse's own roles, each of which has its one purpose: name another`)
      : [];
  });

const rules: readonly Rule[] = [
  oneAccountPerRole,
  uniqueAccounts,
  uniqueWorkloads,
  oneWorkloadPerCloudFormationStack,
  homeRegion,
  uniqueRegions,
  globalEvents,
  fitAccounts,
  ownNames,
  governedRegions,
  ownSigningProfiles,
  ownScanImages,
  oneKindOfJob,
  uploadingRoles,
];

/** Rules over several fields of the organization file. */
export function organizationRules(document: unknown): Violation[] {
  const organization = draft.parse(document);
  return rules.flatMap((rule) => rule(organization));
}

interface Repeated {
  readonly index: number;
  readonly first: number;
  readonly value: string;
}

function repeated(values: readonly (string | undefined)[]): Repeated[] {
  const firsts = new Map<string, number>();
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    const first = firsts.get(value);
    if (first !== undefined) return [{ index, first, value }];
    firsts.set(value, index);
    return [];
  });
}
