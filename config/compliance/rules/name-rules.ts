import type { Rule } from "../../rules/draft";
import { repeated } from "../../rules/repeated";
import { type ComplianceEntry, complianceEntries } from "../draft";
import { ruleName } from "../managed-rules";

// https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConfigRule.html and …ConformancePack.html
const lengths = { managedRules: 64, policyRules: 64, conformancePacks: 128 } as const;
// https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html
const maximumRules = 150;
const maximumPacks = 50;

/** Rules share one kind of name, packs another. */
const isPack = ({ kind }: ComplianceEntry) => kind === "conformancePacks";
const nameOf = ({ name, identifier }: ComplianceEntry) => name ?? (identifier && ruleName(identifier));
const nameKey = ({ name, path }: ComplianceEntry) => [...path, name === undefined ? "identifier" : "name"];

const uniqueNames: Rule = (_organization, document) => {
  const entries = complianceEntries(document);
  return [entries.filter(isPack), entries.filter((entry) => !isPack(entry))].flatMap((alike) =>
    repeated(alike.map(nameOf)).flatMap(({ index, first, value }) => {
      const again = alike[index];
      return again === undefined
        ? []
        : [
            {
              path: nameKey(again),
              message: `"${value}" is already the name of ${alike[first]?.path.slice(1).join("[")}]: give another name`,
            },
          ];
    }),
  );
};

const shortNames: Rule = ({ namePrefix }, document) =>
  complianceEntries(document).flatMap((entry) => {
    const name = `${namePrefix}-${nameOf(entry) ?? ""}`;
    return name.length <= lengths[entry.kind]
      ? []
      : [
          {
            path: nameKey(entry),
            message: `"${name}" has ${name.length} characters: AWS Config allows ${lengths[entry.kind]}, give a shorter name`,
          },
        ];
  });

const fewRules: Rule = (_organization, document) => {
  const entries = complianceEntries(document);
  const [packs, rules] = [entries.filter(isPack).length, entries.filter((entry) => !isPack(entry)).length];
  return [
    ...(rules > maximumRules
      ? [{ path: ["compliance"], message: `holds ${rules} organization rules: AWS Config allows ${maximumRules}` }]
      : []),
    ...(packs > maximumPacks
      ? [
          {
            path: ["compliance", "conformancePacks"],
            message: `holds ${packs} packs: AWS Config allows ${maximumPacks}`,
          },
        ]
      : []),
  ];
};

export const nameRules: readonly Rule[] = [uniqueNames, shortNames, fewRules];
