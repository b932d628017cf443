import { z } from "zod";
import type { CheckovRules } from "./checkov-rules";
import type { Violation } from "./yaml-document";

/** What the cross-field rules read; where the document is of another shape, the schema has said so. */
const judgements = z.object({
  categories: z.record(z.string(), z.unknown()).catch({}),
  judged: z.array(z.object({ rules: z.array(z.string()).catch([]) }).catch({ rules: [] })).catch([]),
  prefixes: z.record(z.string(), z.unknown()).catch({}),
});

type Judgements = z.infer<typeof judgements>;

/** What a schema can't see: whether the judgements fit the rules that Checkov has. */
export function checkovSeverityRules(document: unknown, table: CheckovRules): readonly Violation[] {
  const written = judgements.parse(document);
  const ids = written.judged.flatMap(({ rules }, index) =>
    rules.map((rule, place) => ({ rule, path: ["judged", index, "rules", place] })),
  );
  return [
    ...categoriesWithoutDefault(written, table),
    ...unknownCategories(written, table),
    ...unknownRules(ids, written, table),
    ...judgedTwice(ids),
  ];
}

function categoriesWithoutDefault({ categories }: Judgements, { rules }: CheckovRules): Violation[] {
  const lacking = Object.entries(rules).flatMap(([rule, names]) =>
    names.filter((name) => !Object.hasOwn(categories, name)).map((name): [string, string] => [name, rule]),
  );
  return [...new Map(lacking)].map(([name, rule]) => ({
    path: ["categories"],
    message: `no default for ${name}, a category of ${rule}: add "${name}: <severity>"`,
  }));
}

function unknownCategories({ categories }: Judgements, { rules, checkovVersion }: CheckovRules): Violation[] {
  const known = new Set(Object.values(rules).flat());
  return Object.keys(categories)
    .filter((name) => !known.has(name))
    .map((name) => ({
      path: ["categories", name],
      message: `Checkov ${checkovVersion} has no rule of this category: write one of ${[...known].sort().join(", ")}`,
    }));
}

/** A rule id where it stands in the document. */
interface WrittenId extends Pick<Violation, "path"> {
  readonly rule: string;
}

function unknownRules(ids: readonly WrittenId[], { prefixes }: Judgements, table: CheckovRules): Violation[] {
  const starts = Object.keys(prefixes);
  return ids
    .filter(({ rule }) => !Object.hasOwn(table.rules, rule) && !starts.some((start) => rule.startsWith(start)))
    .map(({ rule, path }) => ({
      path,
      message: `Checkov ${table.checkovVersion} has no rule ${rule}: correct the id, or name the start of your own rules' ids in "prefixes"`,
    }));
}

function judgedTwice(ids: readonly WrittenId[]): Violation[] {
  const first = new Map([...ids].reverse().map((id) => [id.rule, id]));
  return ids
    .filter((id) => first.get(id.rule) !== id)
    .map(({ rule, path }) => ({ path, message: `${rule} is judged above already: keep one of the two` }));
}
