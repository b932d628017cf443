import { z } from "zod";
import type { Draft } from "../rules/draft";
import { readPart } from "../rules/read-part";
import { repeated } from "../rules/repeated";
import { useInstead } from "../rules/use-instead";
import type { Account, Organization } from "../schema";
import type { Violation } from "../yaml-document";

/** Accounts a service leaves out, by their names. */
export const excludedAccounts = z.array(z.string().min(1, "must be the name of an account")).default([]);

/** Active accounts whose service the security account administers, but for those left out. */
export function administeredAccounts({ accounts }: Organization, excluded: readonly string[]): Account[] {
  return accounts.filter(
    ({ name, role, status }) =>
      status === "active" && role !== "management" && role !== "security" && !excluded.includes(name),
  );
}

/** What is wrong with a list of accounts to leave out. */
export function excludedAccountViolations({ accounts }: Draft, document: unknown, path: string[]): Violation[] {
  const names = readPart(document, path, excludedAccounts) ?? [];
  const members = accounts
    .filter(({ role }) => role !== "management" && role !== "security")
    .map(({ name }) => name ?? "");
  return [
    ...names.flatMap((name, index) =>
      members.includes(name)
        ? []
        : [{ path: [...path, index], message: `"${name}" is no member account${useInstead(name, members)}` }],
    ),
    ...repeated(names).map(({ index, value }) => ({ path: [...path, index], message: `"${value}" is named twice` })),
  ];
}
