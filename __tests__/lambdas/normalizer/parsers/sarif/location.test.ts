import { locationReader } from "../../../../../lambdas/normalizer/parsers/sarif/location";

const fileOf = (uri: string, run: object) =>
  locationReader({ ...run })({ locations: [{ physicalLocation: { artifactLocation: { uri } } }] }).location.file;
const startedIn = (uri: string) => ({ invocations: [null, { workingDirectory: { uri } }] });

test.each([
  ["the folder that the tool was started in", "file:///home/me/app/src/a.py", startedIn("file:///home/me/app")],
  ["that folder where one of both has no scheme", "/home/me/app/src/a.py", startedIn("file:///home/me/app/")],
  ["a base without a slash at its end", "file:///x/src/a.py", { originalUriBaseIds: { ROOT: { uri: "file:///x" } } }],
  ["the folder of one CodeBuild build", "file:///codebuild/output/src42/src/src/a.py", {}],
])("a path does not hold %s", (_name, uri, run) => {
  expect(fileOf(uri, run)).toBe("src/a.py");
});

test("a folder whose name only begins alike stays", () => {
  expect(fileOf("file:///home/me/app2/a.py", startedIn("file:///home/me/app"))).toBe("home/me/app2/a.py");
});
