import type { Construct } from "constructs";
import { accountNamed, accountWithRole, type Configuration } from "../config/load";
import type { Region } from "../config/regions";
import type { Account, Organization } from "../config/schema";
import { LogArchiveStack } from "./log-archive-stack";
import { MemberStack } from "./member-stack";
import { OrganizationStack } from "./organization-stack";
import { PlatformPipelineStack } from "./platform-pipeline-stack";
import { SecurityComplianceStack } from "./security-compliance-stack";
import { SecurityFoundationStack } from "./security-foundation-stack";
import { SecurityServicesStack } from "./security-services-stack";
import { StateStack } from "./state-stack";
import { ToolingStack } from "./tooling-stack";

/** A stack that can be built: what a person names after `cdktf deploy`, where it belongs, and how it comes to be. */
export interface StackEntry {
  readonly id: string;
  /** Stacks of a wave can be applied at the same time, but for those that wait for one of their own wave. */
  readonly wave: number;
  readonly account: Account;
  readonly region: Region;
  /** Ids of the stacks that must be applied before; a function, because the lists grow with the organization. */
  waitsFor(): readonly string[];
  create(scope: Construct, configuration: Configuration): void;
}

/**
 * Every stack of the organization, by its fixed id, in the order of the waves. Facts are needed only to create one.
 * @param localStateFile where the state of `state` lies as long as its bucket does not exist
 */
export function stackCatalog(organization: Organization, localStateFile?: string): StackEntry[] {
  const { homeRegion, regions, workloads } = organization;
  const members = organization.accounts.filter(({ role, status }) => role !== "management" && status === "active");
  const security = accountWithRole(organization, "security");
  const deployment = accountWithRole(organization, "deployment");
  const memberId = (account: Account, region: Region) => `member-${account.id}-${region}`;
  const membersOf = (region: Region) => members.map((account) => memberId(account, region));
  /** What an account has once is made by its stack of the home region. */
  const homeFirst = (region: Region, id: string) => (region === homeRegion ? [] : [id]);

  return [
    {
      id: "state",
      wave: 0,
      account: deployment,
      region: homeRegion,
      waitsFor: () => [],
      create: (scope, configuration) => void new StateStack(scope, "state", { configuration, localStateFile }),
    },
    {
      id: "log-archive",
      wave: 1,
      account: accountWithRole(organization, "log-archive"),
      region: homeRegion,
      waitsFor: () => ["state"],
      create: (scope, configuration) => void new LogArchiveStack(scope, "log-archive", { configuration }),
    },
    ...regions.map((region) => ({
      id: `security-foundation-${region}`,
      wave: 1,
      account: security,
      region,
      waitsFor: () => ["state"],
      create: (scope: Construct, configuration: Configuration) =>
        void new SecurityFoundationStack(scope, `security-foundation-${region}`, { configuration, region }),
    })),
    ...regions.map((region) => ({
      id: `organization-${region}`,
      wave: 2,
      account: accountWithRole(organization, "management"),
      region,
      waitsFor: () => [
        "log-archive",
        `security-foundation-${region}`,
        ...homeFirst(region, `organization-${homeRegion}`),
      ],
      create: (scope: Construct, configuration: Configuration) =>
        void new OrganizationStack(scope, `organization-${region}`, { configuration, region }),
    })),
    ...members.flatMap((account) =>
      regions.map((region) => ({
        id: memberId(account, region),
        wave: 3,
        account,
        region,
        waitsFor: () => ["log-archive", `organization-${region}`, ...homeFirst(region, memberId(account, homeRegion))],
        create: (scope: Construct, configuration: Configuration) =>
          void new MemberStack(scope, memberId(account, region), { configuration, account, region }),
      })),
    ),
    ...regions.map((region) => ({
      id: `security-services-${region}`,
      wave: 4,
      account: security,
      region,
      // Security Hub judges what Config records, so every recorder runs first.
      // The home region also aggregates the others.
      waitsFor: () => [
        ...(region === homeRegion ? regions : [region]).map((governed) => `organization-${governed}`),
        ...membersOf(region),
      ],
      create: (scope: Construct, configuration: Configuration) =>
        void new SecurityServicesStack(scope, `security-services-${region}`, { configuration, region }),
    })),
    ...regions.map((region) => ({
      id: `security-compliance-${region}`,
      wave: 5,
      account: security,
      region,
      waitsFor: () => [`security-services-${region}`, ...membersOf(region)],
      create: (scope: Construct, configuration: Configuration) =>
        void new SecurityComplianceStack(scope, `security-compliance-${region}`, { configuration, region }),
    })),
    ...workloads.map((workload) => {
      const account = accountNamed(organization, workload.toolingAccount);
      const region = workload.region ?? homeRegion;
      const targets = workload.deployments.map((target) =>
        memberId(accountNamed(organization, target.account), homeRegion),
      );
      return {
        id: `tooling-${workload.name}`,
        wave: 6,
        account,
        region,
        waitsFor: () => [
          ...new Set([
            "log-archive",
            // Switches the hub on that the normalizer imports into.
            `security-services-${homeRegion}`,
            `security-services-${region}`,
            memberId(account, homeRegion),
            memberId(account, region),
            ...targets,
          ]),
        ],
        create: (scope: Construct, configuration: Configuration) =>
          void new ToolingStack(scope, `tooling-${workload.name}`, { configuration, workload }),
      };
    }),
    ...imagesOf(organization).map((image) => ({
      id: "platform-pipeline",
      wave: 7,
      account: deployment,
      region: homeRegion,
      waitsFor: () => ["state", memberId(deployment, homeRegion)],
      create: (scope: Construct, configuration: Configuration) =>
        void new PlatformPipelineStack(scope, "platform-pipeline", { configuration, image }),
    })),
  ];
}

/** Gatehouse's own pipeline needs an image with Terraform; without one there is no such pipeline. */
function imagesOf({ terraform }: Organization): string[] {
  return terraform.image === undefined ? [] : [terraform.image];
}
