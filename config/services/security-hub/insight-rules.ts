import type { Rule } from "../../rules/draft";
import { repeated } from "../../rules/repeated";
import { unknownNames } from "../../rules/unknown-names";
import { readSecurityHub } from "./draft-security-hub";

const uniqueNames: Rule = (_organization, document) => {
  const { insights, actionTargets, productSubscriptions } = readSecurityHub(document);
  const lists = [
    { list: "insights", key: "name", values: insights.map(({ name }) => name) },
    { list: "actionTargets", key: "identifier", values: actionTargets.map(({ identifier }) => identifier) },
    { list: "productSubscriptions", key: "product", values: productSubscriptions.map(({ product }) => product) },
  ];
  return lists.flatMap(({ list, key, values }) =>
    repeated(values).map(({ index, first, value }) => ({
      path: ["securityHub", list, index, key],
      message: `"${value}" is already the ${key} of ${list}[${first}]: each must be unique`,
    })),
  );
};

const knownNames: Rule = ({ accounts, workloads }, document) =>
  readSecurityHub(document).insights.flatMap((insight, index) => {
    const path = ["securityHub", "insights", index];
    const accountNames = accounts.map(({ name }) => name);
    const workloadNames = workloads.map(({ name }) => name);
    return [
      ...unknownNames(insight.accounts, accountNames, [...path, "accounts"], "accounts"),
      ...unknownNames(insight.workloads, workloadNames, [...path, "workloads"], "workloads"),
    ];
  });

export const insightRules: readonly Rule[] = [uniqueNames, knownNames];
