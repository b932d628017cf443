import { organizationalUnitPath } from "../../../config/organizational-unit";
import { inParallel } from "../../scan/in-parallel";
import { CannotError } from "../../support/errors";
import type { LiveAccount, LiveOrganization, LiveUnit, OrganizationSource } from "./live-organization";

/** Of both lists of a parent, so twice as many calls: AWS Organizations throttles the whole organization. */
const parentsAtOnce = 4;

interface Level {
  readonly units: readonly LiveUnit[];
  readonly accounts: readonly LiveAccount[];
}

/**
 * Reads units and accounts from the root down. Each unit's accounts are asked for as a list: with `ListParents` for each
 * account, 250 of them would cost 250 calls more.
 * @param configured ids of accounts that must be told as gone for certain when they are not found
 * @throws CannotError when the organization changed meanwhile
 */
export async function readOrganization(
  source: OrganizationSource,
  onProgress: (line: string) => void,
  configured: readonly string[] = [],
): Promise<LiveOrganization> {
  const described = await source.describe();
  const root: LiveUnit = { id: described.rootId, path: "/", isWritable: true };
  const units: LiveUnit[] = [root];
  const accounts: LiveAccount[] = [];
  for (let level: readonly LiveUnit[] = [root]; level.length > 0; ) {
    const below = await readLevel(source, level);
    accounts.push(...below.accounts);
    units.push(...below.units);
    onProgress(`${accounts.length} accounts in ${units.length - 1} organizational units`);
    level = below.units;
  }
  const ids = new Set(accounts.map(({ id }) => id));
  const unseen = configured.filter((id) => !ids.has(id));
  const stillThere = await settled(unseen, (id) => source.hasAccount(id));
  // An account that moves while it is looked for can be met twice, or nowhere.
  if (ids.size < accounts.length || stillThere.includes(true))
    throw new CannotError("the organization changed while it was read: an account moved between units", "run it again");
  return {
    ...described,
    units: units.sort(by(({ path }) => path)),
    accounts: accounts.sort(by(({ id }) => id)),
    delegatedAdministrators: await source.delegatedAdministrators(),
  };
}

async function readLevel(source: OrganizationSource, parents: readonly LiveUnit[]): Promise<Level> {
  const answers = await settled(parents, async (parent) => {
    const [units, accounts] = await Promise.all([source.unitsBelow(parent.id), source.accountsIn(parent.id)]);
    return {
      units: units.map(({ id, name }) => unitBelow(parent, id, name)),
      accounts: accounts.map((account) => ({ ...account, unit: parent })),
    };
  });
  return { units: answers.flatMap(({ units }) => units), accounts: answers.flatMap(({ accounts }) => accounts) };
}

function unitBelow(parent: LiveUnit, id: string, name: string): LiveUnit {
  const path = `${parent.path === "/" ? "" : parent.path}/${name}`;
  const isWritable = parent.isWritable && !name.includes("/") && organizationalUnitPath.test(path);
  return { id, path, isWritable };
}

/** @throws what the first failed one threw */
async function settled<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results = await inParallel(items, parentsAtOnce, work);
  return results.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}

/** In the order of code points, whatever the machine's language. */
function by<Item>(key: (item: Item) => string): (one: Item, other: Item) => number {
  return (one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other)));
}
