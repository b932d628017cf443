import { z } from "zod";
import type { Rule } from "./draft";
import { repeated } from "./repeated";
import { useInstead } from "./use-instead";

const exception = z.object({ account: z.string().optional().catch(undefined) }).catch({});
const section = z.object({ accounts: z.array(exception).catch([]).default([]) }).catch({ accounts: [] });

/**
 * Each account that a section names for a choice of its own must be known, and be named once. It may be suspended, so that
 * suspending an account changes nothing else in the file.
 */
export function accountExceptions(key: string): Rule {
  return ({ accounts }, document) => {
    const named = section.parse((document as Readonly<Record<string, unknown>>)[key]).accounts;
    const known = accounts.flatMap(({ name }) => name ?? []);
    const at = (index: number, message: string) => ({ path: [key, "accounts", index, "account"], message });
    return [
      ...named.flatMap(({ account }, index) =>
        account === undefined || known.includes(account)
          ? []
          : [at(index, `"${account}" is not among the accounts${useInstead(account, known)}`)],
      ),
      ...repeated(named.map(({ account }) => account)).map(({ index, first, value }) =>
        at(index, `"${value}" has its choice already in accounts[${first}]: put both into one`),
      ),
    ];
  };
}
