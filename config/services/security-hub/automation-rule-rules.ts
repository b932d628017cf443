import type { Rule } from "../../rules/draft";
import { repeated } from "../../rules/repeated";
import { unknownNames } from "../../rules/unknown-names";
import { findsMoreControls } from "./criteria";
import { readSecurityHub } from "./draft-security-hub";

const path = ["securityHub", "automationRules"];

const uniqueNamesAndOrders: Rule = (_organization, document) => {
  const { automationRules } = readSecurityHub(document);
  return (["name", "order"] as const).flatMap((field) =>
    repeated(automationRules.map((rule) => rule[field]?.toString())).map(({ index, first, value }) => ({
      path: [...path, index, field],
      message: `"${value}" is already the ${field} of automationRules[${first}]: each must be unique`,
    })),
  );
};

const knownAccounts: Rule = ({ accounts }, document) =>
  readSecurityHub(document).automationRules.flatMap((rule, index) =>
    unknownNames(
      rule.accounts,
      accounts.map(({ name }) => name),
      [...path, index, "accounts"],
      "accounts",
    ),
  );

const wholeControlIds: Rule = (_organization, document) =>
  readSecurityHub(document).automationRules.flatMap(({ criteria }, index) =>
    Object.entries(criteria).flatMap(([attribute, filters]) =>
      filters.flatMap(({ comparison = "", value = "" }, position) =>
        findsMoreControls(attribute, comparison, value)
          ? [
              {
                path: [...path, index, "criteria", attribute, position, "value"],
                message: `${comparison} "${value}" also means ${value}0 and the controls after it: use ${comparison.includes("NOT") ? "NOT_EQUALS" : "EQUALS"}`,
              },
            ]
          : [],
      ),
    ),
  );

export const automationRuleRules: readonly Rule[] = [uniqueNamesAndOrders, knownAccounts, wholeControlIds];
