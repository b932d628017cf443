import fc from "fast-check";
import { stringify } from "yaml";

/** An organization file in somebody's own style. */
export interface WrittenOrganization {
  readonly text: string;
  readonly isFlow: boolean;
  /** Comments that belong to no account, each with a number of its own. */
  readonly outside: readonly string[];
}

export interface WrittenAccount {
  readonly name: string;
  readonly id: string;
  readonly email: string;
  readonly organizationalUnit: string;
  readonly role?: string;
  readonly status?: string;
}

const roles = ["management", "security", "log-archive", "deployment"];
const units = ["/", "/Work loads", "/Work: loads", "/É/#1", "/it's", '/say "x"', "/a, b", "/[x]/{y}", "/true"];

/** The same choices again and again, so that a file is a function of them. */
function chooser(choices: readonly number[]): (count: number) => number {
  let next = 0;
  return (count) => (choices[next++ % choices.length] ?? 0) % count;
}

export const writtenOrganizations: fc.Arbitrary<WrittenOrganization> = fc
  .array(fc.nat({ max: 9999 }), { minLength: 30, maxLength: 120 })
  .map(write);

function write(choices: readonly number[]): WrittenOrganization {
  const choose = chooser(choices);
  const one = <Item>(...items: readonly [Item, ...Item[]]): Item => items[choose(items.length)] as Item;
  const outside: string[] = [];
  let comments = 0;
  const comment = (belongs: boolean) => {
    const text = `# ${one("note", "it's: {a}", "- name: x", "[", '"')} ${comments++}.`;
    if (!belongs) outside.push(text);
    return text;
  };
  const accounts = Array.from({ length: 4 + choose(5) }, (_, index): WrittenAccount => {
    const more = choose(4) === 0 ? { status: "suspended" } : {};
    const role = roles[index];
    return {
      name: `account-${index}`,
      id: String(100000000000 + index),
      email: one(`root+${index}@example.com`, `o'b_${index}@example.com`),
      organizationalUnit: one(...(units as [string, ...string[]])),
      ...(role === undefined ? more : { role }),
    };
  });
  const scalar = (value: string, inFlow: boolean) => {
    const json = JSON.stringify(value);
    const single = `'${value.replaceAll("'", "''")}'`;
    const plain = /^[a-zA-Z/][\w/.@-]*$/.test(value) && value !== "/true" ? value : json;
    return inFlow ? one(json, single, plain) : one(json, single, plain, stringify(value, { lineWidth: 0 }).trimEnd());
  };
  const fields = (account: WrittenAccount, inFlow: boolean) => {
    const entries = Object.entries(account);
    const turn = choose(entries.length);
    return [...entries.slice(turn), ...entries.slice(0, turn)].map(([key, value], index) => {
      const anchor = index > 0 && choose(9) === 0 ? `&a${comments++} ` : "";
      return `${key}: ${anchor}${scalar(value, inFlow)}`;
    });
  };
  const flowItem = (account: WrittenAccount) => {
    const pad = one("", " ");
    return `{${pad}${fields(account, true).join(one(", ", ",", ",  "))}${pad}}`;
  };

  const head = [
    ...(choose(3) === 0 ? [comment(false)] : []),
    "schemaVersion: 1",
    "regions: [ eu-central-1,us-east-1 ]",
    `tags: {owner: "a", costCentre: '1', dataClass: b} ${comment(false)}`,
  ];
  const lines: string[] = [];
  const style = one("block", "block", "block", "flow lines", "flow line") as string;
  if (style === "block") {
    const indent = " ".repeat(choose(4));
    const gap = " ".repeat(1 + choose(3));
    lines.push(choose(2) === 0 ? "accounts:" : `accounts: ${comment(false)}`);
    for (const account of accounts) {
      if (choose(4) === 0) lines.push("");
      if (choose(4) === 0) lines.push(`${indent}${comment(false)}`);
      if (choose(4) === 0) {
        lines.push(`${indent}-${gap}${flowItem(account)}${choose(2) === 0 ? "" : ` ${comment(true)}`}`);
        continue;
      }
      const margin = `${indent} ${gap}`;
      const onDash = choose(5) > 0;
      const written = fields(account, false);
      if (!onDash) lines.push(`${indent}-${choose(2) === 0 ? "" : ` ${comment(true)}`}`);
      written.forEach((field, index) => {
        if (index > 0 && choose(7) === 0) lines.push(`${margin}${comment(true)}`);
        if (index > 0 && choose(12) === 0) lines.push("");
        lines.push(
          `${index === 0 && onDash ? `${indent}-${gap}` : margin}${field}${choose(5) === 0 ? ` ${comment(true)}` : ""}`,
        );
      });
      if (choose(6) === 0) lines.push(`${margin}${comment(true)}`);
    }
  } else if (style === "flow lines") {
    lines.push(`accounts: [${choose(2) === 0 ? "" : ` ${comment(false)}`}`);
    accounts.forEach((account, index) => {
      if (choose(5) === 0) lines.push(`  ${comment(false)}`);
      const comma = index < accounts.length - 1 || choose(2) === 0 ? one(",", " ,") : "";
      lines.push(`  ${flowItem(account)}${comma}${choose(3) === 0 ? ` ${comment(true)}` : ""}`);
    });
    lines.push(one("]", "  ]"));
  } else {
    const end = one("]", ", ]", " ]");
    lines.push(`accounts: [${one("", " ")}${accounts.map(flowItem).join(one(", ", ","))}${end}`);
  }
  const tail = [
    ...(choose(3) === 0 ? [comment(false)] : []),
    ...(choose(2) === 0 ? ["", comment(false)] : []),
    ...(choose(2) === 0 ? ["workloads: []", "namePrefix: 'gate'"] : []),
  ];
  const lineBreak = one("\n", "\r\n");
  const parts = choose(2) === 0 ? [...head, ...lines, ...tail] : [...lines, ...tail, ...head];
  const text = `${choose(6) === 0 ? "\ufeff" : ""}${parts.join(lineBreak)}${one(lineBreak, "", lineBreak + lineBreak)}`;
  return { text, isFlow: style !== "block", outside };
}
