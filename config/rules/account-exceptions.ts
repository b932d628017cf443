import { z } from "zod";
import type { Rule } from "./draft";
import { repeated } from "./repeated";

const exception = z.object({ account: z.string().optional().catch(undefined) }).catch({});
const section = z.object({ accounts: z.array(exception).catch([]).default([]) }).catch({ accounts: [] });

/** Each account that a section names for a choice of its own must be one that has stacks, and be named once. */
export function accountExceptions(key: string): Rule {
  return ({ accounts }, document) => {
    const named = section.parse((document as Readonly<Record<string, unknown>>)[key]).accounts;
    const active = accounts.flatMap(({ name, status }) => (name !== undefined && status !== "suspended" ? [name] : []));
    const at = (index: number, message: string) => ({ path: [key, "accounts", index, "account"], message });
    return [
      ...named.flatMap(({ account }, index) => {
        if (account === undefined || active.includes(account)) return [];
        const why = accounts.some(({ name }) => name === account) ? "is suspended" : "is not among the accounts";
        return [at(index, `"${account}" ${why}: use one of ${active.join(", ")}`)];
      }),
      ...repeated(named.map(({ account }) => account)).map(({ index, first, value }) =>
        at(index, `"${value}" has its choice already in accounts[${first}]: put both into one`),
      ),
    ];
  };
}
