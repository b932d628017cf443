import { ignoring } from "../../../cli/package/ignore-file";

/** Which of the paths a file of these lines leaves out; a path that ends in "/" is a folder. */
const leftOut = (lines: readonly string[], ...paths: readonly string[]) => {
  const isLeftOut = ignoring(lines.join("\n"), ".gatehouseignore");
  return paths.filter((path) => isLeftOut(path.replace(/\/$/, ""), path.endsWith("/")));
};

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["a name, at any depth", ["dist"], ["dist/", "a/dist", "a/b/dist/"], ["dists", "a/mydist"]],
  ["a folder only", ["dist/"], ["dist/", "a/dist/"], ["dist"]],
  ["a path from the top", ["/dist"], ["dist"], ["a/dist"]],
  ["a path with a slash inside, from the top", ["a/dist"], ["a/dist"], ["b/a/dist", "dist"]],
  ["* within one name", ["*.pyc"], ["x.pyc", "a/.pyc"], ["x.pyc.txt"]],
  ["* in a path stays within its name", ["a/*/c"], ["a/b/c"], ["a/c", "a/b/b/c"]],
  ["? for one character", ["a?c"], ["abc"], ["ac", "a/c", "abbc"]],
  ["** before a name", ["**/b"], ["b", "a/b", "a/a/b"], ["ab"]],
  ["** after a path: what is in it", ["a/**"], ["a/b", "a/b/c"], ["a/"]],
  ["** between names", ["a/**/c"], ["a/c", "a/b/c", "a/b/b/c"], ["ac", "c"]],
  ["a set", ["[a-c]x"], ["ax", "cx"], ["dx", "x"]],
  ["a negated set, which fits no slash", ["x[!a-c]y"], ["xdy"], ["xay", "x/y"]],
  ["a set with ^ in it", ["[a^]"], ["a", "^"], ["b"]],
  ["characters that mean something elsewhere", ["a+(b).{c}|$"], ["a+(b).{c}|$"], ["aab.c"]],
  ["what a backslash makes itself", ["\\*", "\\#a", "\\!b"], ["*", "#a", "!b"], ["x", "a", "b"]],
  ["nothing by comments and empty lines", ["# a", "", "   "], [], ["# a", "a", "   "]],
  ["without the spaces at its end, but for escaped ones", ["a  ", "b\\ "], ["a", "b "], ["a  ", "b"]],
  ["with the line ends of Windows", ["a\r", "b\r"], ["a", "b"], ["a\r"]],
])("leaves out %s", (_, lines, out, kept) => {
  expect(leftOut(lines, ...out, ...kept)).toEqual(out);
});

test("the last line that fits decides", () => {
  expect(leftOut(["*.env", "!example.env"], "local.env", "example.env")).toEqual(["local.env"]);
  expect(leftOut(["!a", "a"], "a")).toEqual(["a"]);
});

test.each([
  ["a class", "[[:alpha:]]"],
  ["an open bracket", "a[b"],
  ["a backslash at its end", "a\\"],
  ["a range that goes down", "[z-a]"],
])("%s is refused with its line", (_, line) => {
  expect(() => ignoring(`ok\n${line}\n`, "src/.gatehouseignore")).toThrow(/^src\/\.gatehouseignore:2: /);
});
