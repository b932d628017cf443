import type { Rule } from "../../rules/draft";
import { repeated } from "../../rules/repeated";
import { unknownNames } from "../../rules/unknown-names";
import { complianceEntries, excludedEverywhere } from "../draft";

// https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConfigRule.html
const maximumExclusions = 1000;

const knownAccounts: Rule = ({ accounts }, document) => {
  const known = accounts.map(({ name }) => name);
  const lists = [
    { path: ["compliance", "excludedAccounts"], names: excludedEverywhere(document) },
    ...complianceEntries(document).flatMap(({ path, excludedAccounts, debugLogAccounts }) => [
      { path: [...path, "excludedAccounts"], names: excludedAccounts },
      { path: [...path, "debugLogAccounts"], names: debugLogAccounts },
    ]),
  ];
  return lists.flatMap(({ path, names }) => [
    ...unknownNames(names, known, path, "accounts"),
    ...repeated(names).map(({ index, value }) => ({ path: [...path, index], message: `"${value}" is named twice` })),
  ]);
};

const fewExclusions: Rule = ({ accounts }, document) => {
  const suspended = accounts.flatMap(({ name, status }) => (status === "suspended" && name ? [name] : []));
  const everywhere = [...suspended, ...excludedEverywhere(document)];
  const count = (names: readonly string[]) => new Set([...everywhere, ...names]).size;
  const message = (found: number) =>
    `${found} accounts are left out, ${suspended.length} of them suspended: AWS Config allows ${maximumExclusions}`;
  if (count([]) > maximumExclusions) return [{ path: ["compliance", "excludedAccounts"], message: message(count([])) }];
  return complianceEntries(document).flatMap(({ path, excludedAccounts }) =>
    count(excludedAccounts) > maximumExclusions
      ? [{ path: [...path, "excludedAccounts"], message: message(count(excludedAccounts)) }]
      : [],
  );
};

export const accountRules: readonly Rule[] = [knownAccounts, fewExclusions];
