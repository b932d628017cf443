import type { Rule } from "./draft";
import { repeated } from "./repeated";

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

export const accountRules: readonly Rule[] = [oneAccountPerRole, uniqueAccounts];
