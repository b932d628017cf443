import { type CST, isCollection, isMap, isNode, isPair, isSeq, type Node, parseDocument, type YAMLSeq } from "yaml";
import { CannotError } from "../../support/errors";

/** Where an account stands in the text of an organization file. */
export interface Item {
  /** Behind the dash in a block, the first character of the account in a flow. */
  readonly start: number;
  /** Behind its last character, or behind the line break that ends it where it ends in a block of text. */
  readonly end: number;
}

/** The list `accounts` as it is written. */
export type AccountList =
  | {
      readonly style: "block";
      /** Column of the dashes. */
      readonly indent: number;
      /** Column of the keys of the last account, or `undefined` where it is no block of keys. */
      readonly keyColumn: number | undefined;
      /** Each begins at its dash. */
      readonly items: readonly Item[];
    }
  | { readonly style: "flow"; readonly items: readonly Item[] };

/**
 * Finds the accounts in a text that was read without a problem.
 * @throws CannotError when the list stands elsewhere, under an anchor
 */
export function accountList(text: string): AccountList {
  const document = parseDocument(text, { keepSourceTokens: true });
  const list = isMap(document.contents) ? document.contents.get("accounts", true) : undefined;
  if (!isSeq(list))
    throw new CannotError(
      'the list "accounts" is written as an alias, so it cannot be edited by its place',
      "edit it by hand, or write the list itself under accounts",
    );
  const ends = list.items.map((item) => endOf(item as Node));
  const token = list.srcToken as CST.BlockSequence | CST.FlowCollection;
  if (token.type === "flow-collection")
    return { style: "flow", items: ends.map((end, index) => ({ start: startOf(list, index), end })) };
  // An item without a dash holds comments.
  const written = token.items.flatMap(({ start, value }) => {
    const dash = start.find(({ type }) => type === "seq-item-ind");
    return dash ? [{ start: dash.offset, value }] : [];
  });
  const last = written.at(-1)?.value;
  return {
    style: "block",
    indent: token.indent,
    keyColumn: last?.type === "block-map" ? last.indent : undefined,
    items: written.map(({ start }, index) => ({ start, end: ends[index] ?? start })),
  };
}

/** Also the anchor or tag in front of an account belongs to it. */
function startOf(list: YAMLSeq, index: number): number {
  const { items } = list.srcToken as CST.FlowCollection;
  const item = items.filter(({ value, sep }) => value !== undefined || sep !== undefined)[index];
  const properties = item?.start.find(({ type }) => type === "anchor" || type === "tag");
  return properties?.offset ?? (list.items[index] as Node).range?.[0] ?? 0;
}

/** Behind the last character: of a block, its range reaches over the comments that follow. */
function endOf(node: Node): number {
  const own = node.range?.[1] ?? 0;
  if (!isCollection(node) || node.flow) return own;
  const parts = node.items.flatMap((item) => (isPair(item) ? [item.key, item.value] : [item])).filter(isNode);
  return Math.max(...parts.map(endOf), node.range?.[0] ?? 0);
}
