import fc from "fast-check";
import { parse } from "yaml";
import { withEntry } from "../../cli/accounts/edit/add-entry";
import type { Entry } from "../../cli/accounts/edit/entry-text";
import { withoutEntry } from "../../cli/accounts/edit/remove-entry";
import { organizationIn } from "../../config/load";
import { cases } from "../support/properties/cases";
import { writtenOrganizations } from "../support/properties/organization-file";

const names = ["new-one", "true", "null", "no", "on", "a-1"];
const text = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom("Été", "a: b", "- x", "# y", "1e3", "~"),
);
const unit = fc
  .oneof(fc.string({ unit: "grapheme", minLength: 1 }), fc.constantFrom("Work loads", "a, b", "[x]", "# y", " "))
  .map((name) => `/${name.replace(/[/\p{C}]/gu, "_")}`);
const entries: fc.Arbitrary<Entry> = fc.record({
  name: fc.constantFrom(...names),
  id: fc.constant("999999999999"),
  accountName: fc.option(text, { nil: undefined }),
  email: fc.constantFrom("new@example.com", "o'brien+x@example.com", '"q"@example.com', "{x}@example.com", "#a@b.cc"),
  organizationalUnit: fc.oneof(fc.constant("/"), unit),
  role: fc.constant(undefined),
  status: fc.constantFrom(undefined, "suspended"),
});

/** What has a value. */
const written = (entry: Entry) => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));

const commonStart = (one: string, other: string) => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};
const reversed = (one: string) =>
  [...one].length === one.length ? [...one].reverse().join("") : [...one.split("")].reverse().join("");

/** Whether one piece that is put into `before` makes `after`. */
function isInsertion(before: string, after: string): boolean {
  return commonStart(before, after) + commonStart(reversed(before), reversed(after)) >= before.length;
}

/** The same with a comma somewhere before that piece: a list in brackets needs one. */
function isInsertionWithComma(before: string, after: string): boolean {
  const at = commonStart(before, after);
  return isInsertion(before, after) || (after[at] === "," && isInsertion(before.slice(at), after.slice(at + 1)));
}

test("an added account changes no other byte, and is the only difference in what is read", () => {
  fc.assert(
    fc.property(writtenOrganizations, entries, (file, entry) => {
      const before = parse(file.text);
      const after = withEntry(file.text, entry);
      expect(parse(after)).toEqual({ ...before, accounts: [...before.accounts, written(entry)] });
      expect((file.isFlow ? isInsertionWithComma : isInsertion)(file.text, after)).toBe(true);
      expect(after.includes("\r\n")).toBe(file.text.includes("\r\n"));
      expect(after.replaceAll("\r\n", "").includes("\n")).toBe(file.text.replaceAll("\r\n", "").includes("\n"));
      expect(organizationIn(after, "organization.yaml").accounts.at(-1)).toMatchObject(written(entry));
      const back = withoutEntry(after, before.accounts.length);
      expect(parse(back)).toEqual(before);
      if (!file.isFlow) expect(back).toBe(file.text);
    }),
    cases("added accounts"),
  );
});

test("a removed account takes its own bytes along and no others", () => {
  fc.assert(
    fc.property(writtenOrganizations, fc.nat(), ({ text: before, outside }, number) => {
      const { accounts, ...rest } = parse(before);
      const index = number % accounts.length;
      const after = withoutEntry(before, index);
      expect(parse(after)).toEqual({
        ...rest,
        accounts: accounts.filter((_: unknown, other: number) => other !== index),
      });
      expect(isInsertion(after, before)).toBe(true);
      for (const comment of outside) expect(after).toContain(comment);
    }),
    cases("removed accounts"),
  );
});
