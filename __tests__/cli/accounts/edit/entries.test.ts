import { parse } from "yaml";
import { withEntry } from "../../../../cli/accounts/edit/add-entry";
import { scalar } from "../../../../cli/accounts/edit/entry-text";
import { withoutEntry } from "../../../../cli/accounts/edit/remove-entry";

const entry = { name: "new", id: "999999999999", email: "n@x.yz", organizationalUnit: "/" };
const flow = '{ name: new, id: "999999999999", email: n@x.yz, organizationalUnit: / }';

test.each([
  [
    "a block, with the last account's indent and its trailing comment",
    "accounts:\n  -   name: a # one\n      id: b\n      # still a\n  # not a\nx: 1\n",
    '  -   name: new\n      id: "999999999999"\n      email: n@x.yz\n      organizationalUnit: /\n',
    "  # not a\n",
  ],
  ["a block that ends the file without a line break", "accounts:\n- {name: a}", `\n- ${flow}`, ""],
  [
    "lines that end in CR and LF",
    "accounts:\r\n- name: a\r\n\r\nx: 1\r\n",
    '- name: new\r\n  id: "999999999999"\r\n  email: n@x.yz\r\n  organizationalUnit: /\r\n',
    "\r\nx: 1",
  ],
  [
    "a last value that is a block of text",
    "accounts:\n- name: |+\n    a\n\n- name: >-\n    b\n    c\n\nx: 1\n",
    '- name: new\n  id: "999999999999"\n  email: n@x.yz\n  organizationalUnit: /\n',
    "\nx: 1",
  ],
  ["an alias", "a: &a {name: a}\naccounts:\n  - *a # last\n", `  - ${flow}\n`, ""],
  ["brackets on one line", "accounts: [{name: a} ]\n", `, ${flow}`, " ]\n"],
  ["brackets over lines", "accounts: [\n  {name: a}, # one\n]\n", `  ${flow},\n`, "]\n"],
  ["JSON", '{"accounts": [{"name": "a"}], "x": 1}\n', `, ${flow}`, '], "x"'],
])("an account is added to %s", (_, before, added, behind) => {
  const after = withEntry(before, entry);
  const at = behind === "" ? before.length : before.lastIndexOf(behind);
  expect(after).toBe(before.slice(0, at) + added + before.slice(at));
  expect(parse(after).accounts.at(-1)).toEqual(entry);
  expect(withoutEntry(after, parse(before).accounts.length)).toBe(before);
});

test("a list in lines gets its comma behind the account, not behind its comment", () => {
  const before = "accounts: [\n  {name: a}, # one\n  {name: b} # two\n]\n";
  expect(withEntry(before, entry)).toBe(`accounts: [\n  {name: a}, # one\n  {name: b}, # two\n  ${flow}\n]\n`);
});

test.each([
  ["first", "accounts: [{name: a}, {name: b}, {name: c}]", 0, "accounts: [{name: b}, {name: c}]"],
  ["middle", "accounts: [{name: a}, {name: b}, {name: c}]", 1, "accounts: [{name: a}, {name: c}]"],
  ["last", "accounts: [{name: a}, {name: b}, {name: c} ]", 2, "accounts: [{name: a}, {name: b} ]"],
  ["first of commas that lead", "accounts: [ {name: a}\n , {name: b} ]", 0, "accounts: [ {name: b} ]"],
  ["last of commas that lead", "accounts: [ {name: a}\n , {name: b} ]", 1, "accounts: [ {name: a} ]"],
  ["one with an anchor", "accounts: [ &x {name: a}, {name: b} ]", 0, "accounts: [ {name: b} ]"],
  [
    "last, behind a comment that stays",
    "accounts: [ {name: a}, # a\n {name: b} ]",
    1,
    "accounts: [ {name: a}, # a\n  ]",
  ],
  [
    "account with comments around it",
    "accounts:\n  # above\n  - name: a\n    # inside\n    id: b # beside\n    # below\n  # next\n  - name: c\n",
    0,
    "accounts:\n  # above\n  # next\n  - name: c\n",
  ],
])("the %s is removed", (_, before, index, after) => {
  expect(withoutEntry(before, index)).toBe(after);
  expect(parse(after)).not.toBeNull();
});

test("a list under an anchor is not edited by its place", () => {
  const text = "a: &a [{name: x}]\naccounts: *a\n";
  expect(() => withEntry(text, entry)).toThrow('the list "accounts" is written as an alias');
  expect(() => withoutEntry(text, 0)).toThrow('the list "accounts" is written as an alias');
});

test.each([
  "true",
  "Null",
  "",
  " ",
  "1e3",
  "a:b",
  "it's",
  '"',
  "\u0085\u2028\ufeff",
  "\ud83d\ude00",
  "\udb40\udc01",
  "#a",
  "a #b",
  "a  b",
  "/a b",
])("%j is read back, in a block and in brackets, from one line", (value) => {
  const text = scalar(value);
  expect(text).not.toMatch(/[\n\u0085\u2028\u2029\ufeff]/);
  expect([parse(`a: ${text}\n`), parse(`{a: ${text}}`)]).toEqual([{ a: value }, { a: value }]);
});
