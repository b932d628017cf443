import { cdktfApps, stacksFolder } from "../../../scan-config/synthesis/cdktf-apps";

const apps = (...paths: readonly string[]) => cdktfApps(paths.map((path) => ({ path })));

test.each([
  ["the source itself", ["cdktf.json"], ["."]],
  ["folders, sorted", ["b/cdktf.json", "a/deep/cdktf.json"], ["a/deep", "b"]],
  ["a hidden folder", [".infrastructure/cdktf.json"], [".infrastructure"]],
  ["no file that only ends so", ["my-cdktf.json", "cdktf.json.md", "cdktf.json/readme"], []],
  ["no template of an installed package", ["node_modules/cdktf-cli/templates/typescript/cdktf.json"], []],
])("takes %s", (_, paths, expected) => {
  expect(apps(...paths)).toEqual(expected);
});

test("names an app's stacks as CDKTF would", () => {
  expect([stacksFolder("."), stacksFolder("a/b")]).toEqual(["cdktf.out/stacks", "a/b/cdktf.out/stacks"]);
});
