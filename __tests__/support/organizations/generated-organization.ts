import fc from "fast-check";
import type { Region } from "../../../config/regions";
import { overrides } from "./overrides";

/** An organization file and its facts, before they are written. */
export interface GeneratedOrganization {
  readonly organization: OrganizationDocument;
  readonly facts: object;
}

export interface OrganizationDocument {
  readonly homeRegion: Region;
  readonly regions: readonly Region[];
  readonly accounts: readonly AccountDocument[];
  readonly workloads: readonly WorkloadDocument[];
  readonly [setting: string]: unknown;
}

export interface AccountDocument {
  readonly name: string;
  readonly id: string;
  readonly organizationalUnit: string;
  readonly role?: string;
  readonly status?: string;
  readonly [setting: string]: unknown;
}

export interface WorkloadDocument {
  readonly name: string;
  readonly toolingAccount: string;
  readonly deployments: readonly { readonly account: string; readonly [setting: string]: unknown }[];
  readonly [setting: string]: unknown;
}

/** Regions that can be the home region and offer every service that is on by default. */
const possibleRegions: readonly Region[] = [
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-2",
  "ap-southeast-2",
  "eu-north-1",
];

const units = ["/", "/Workloads", "/Workloads/Staging", "/Workloads/Production", "/Sandbox", "/Acquired/Shop Ltd"];

/** The least: the accounts that have a role of their own. */
const accountsWithRoles: readonly AccountDocument[] = (
  [
    ["management", "/"],
    ["security", "/Security"],
    ["log-archive", "/Security"],
    ["deployment", "/Infrastructure"],
  ] as const
).map(([role, organizationalUnit], index) => ({ ...identity(role, index + 1), organizationalUnit, role }));

function identity(name: string, number: number) {
  return { name, id: String(100_000_000_000 + number * 1_001), email: `aws+${name}@example.com` };
}

const regions = fc
  .shuffledSubarray([...possibleRegions], { minLength: 1, maxLength: 6 })
  .map((all) => ({ homeRegion: all[0] ?? "eu-central-1", regions: all, globalEvents: all.includes("us-east-1") }));

/** Small organizations show which rule broke; large ones show what grows. */
function members(count: fc.Arbitrary<number>) {
  return count.chain((length) =>
    fc.array(
      fc.record({
        organizationalUnit: fc.constantFrom(...units),
        status: fc.constantFrom("active", "active", "active", "suspended"),
      }),
      { minLength: length, maxLength: length },
    ),
  );
}

/** Organizations of 4 to 200 accounts in 1 to 6 regions, some suspended, with workloads and with exceptions to what is set. */
export function organizations(memberCount: fc.Arbitrary<number>): fc.Arbitrary<GeneratedOrganization> {
  return fc
    .record({ place: regions, members: members(memberCount), workloads: fc.nat(3) })
    .map(({ place, members: generated, workloads }) => {
      const accounts: readonly AccountDocument[] = [
        ...accountsWithRoles,
        ...generated.map((member, index) => ({ ...identity(`member-${index}`, index + 5), ...member })),
      ];
      return { place, accounts, workloads: workloadsOf(accounts, workloads) };
    })
    .chain(({ place, accounts, workloads }) =>
      overrides({ accounts, regions: place.regions }).map((sections) => ({
        organization: {
          schemaVersion: 1,
          namePrefix: "generated",
          ...place,
          tags: { owner: "platform", costCentre: "1", dataClass: "internal" },
          ...sections,
          accounts,
          workloads,
        },
        facts: facts(accounts, place.homeRegion, possibleRegions),
      })),
    );
}

/** Workloads where accounts are fit for them: one that builds, and one each that is deployed to. */
function workloadsOf(accounts: readonly AccountDocument[], count: number): WorkloadDocument[] {
  const fit = accounts.filter((account) => account.role === undefined && account.status === "active");
  const [tooling, ...targets] = fit;
  return targets.slice(0, count).map((target, index) => ({
    name: `workload-${index}`,
    owner: "owners",
    toolingAccount: tooling?.name ?? "",
    deployments: [{ name: "live", account: target.name, stackName: `live-${index}` }],
  }));
}

function facts(accounts: readonly AccountDocument[], homeRegion: Region, sinks: readonly Region[]): object {
  const paths = [...new Set(accounts.map(({ organizationalUnit }) => organizationalUnit))].filter(
    (unit) => unit !== "/",
  );
  return {
    schemaVersion: 1,
    organizationId: "o-generated00",
    rootId: "r-gene",
    logArchiveKey: `arn:aws:kms:${homeRegion}:${accounts[2]?.id}:key/00000000-0000-4000-8000-0000000000f1`,
    organizationalUnits: Object.fromEntries(
      paths.map((path, index) => [path, `ou-gene-${String(index).padStart(8, "0")}`]),
    ),
    observabilitySinks: Object.fromEntries(
      sinks.map((region, index) => [
        region,
        `arn:aws:oam:${region}:${accounts[1]?.id}:sink/00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      ]),
    ),
  };
}
