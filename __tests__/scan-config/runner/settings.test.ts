import { delimiter } from "node:path";
import { readSettings, toolEnvironment } from "../../../scan-config/runner/settings";

const environment = {
  CODEBUILD_SRC_DIR: "/src",
  GATEHOUSE_SCAN_CONFIG: "/config",
  GATEHOUSE_TOOL: "/tool",
  GATEHOUSE_REPORT_DIR: "/report",
  GATEHOUSE_WORKLOAD: "payments",
  GATEHOUSE_EXECUTION: "e-1",
  GATEHOUSE_SOURCE_SHA256: "00",
};

test("reads scanner, command and environment", () => {
  expect(readSettings(["bandit", "--", "bandit", "-r", "."], environment)).toMatchObject({
    scanner: "bandit",
    command: ["bandit", "-r", "."],
    sourceDirectory: "/src",
    sourceVersion: null,
    reportsBucket: null,
    database: null,
  });
});

test("an empty object version or bucket is none", () => {
  const empty = { ...environment, GATEHOUSE_SOURCE_VERSION: "", GATEHOUSE_REPORTS_BUCKET: "" };
  expect(readSettings(["bandit", "--", "bandit"], empty)).toMatchObject({ sourceVersion: null, reportsBucket: null });
});

test("a database whose kind is not said counts as an example", () => {
  const named = { ...environment, GATEHOUSE_DATABASE: "/db" };
  expect(readSettings(["safety", "--", "safety"], named).database).toEqual({
    directory: "/db",
    kind: "example",
    fromMirror: false,
  });
});

test.each([
  ["s3://mirror/safety/", true],
  ["", false],
  [undefined, false],
])("a database with the address %j came from the mirror: %s", (uri, fromMirror) => {
  const named = { ...environment, GATEHOUSE_DATABASE: "/db", GATEHOUSE_DATABASE_URI: uri };
  expect(readSettings(["safety", "--", "safety"], named).database?.fromMirror).toBe(fromMirror);
});

test("names everything that is missing", () => {
  expect(() =>
    readSettings(["bandit", "--", "bandit"], {
      ...environment,
      GATEHOUSE_TOOL: "",
      GATEHOUSE_SOURCE_SHA256: undefined,
    }),
  ).toThrow("not set in the environment: GATEHOUSE_TOOL, GATEHOUSE_SOURCE_SHA256");
});

test("a command line without a command is refused", () => {
  expect(() => readSettings(["bandit", "bandit"], environment)).toThrow("usage: run-scanner <scanner> -- <command>");
});

test("a tool gets no credentials and no settings of the machine", () => {
  const given = toolEnvironment(
    {
      ...environment,
      PATH: "/usr/bin",
      HOME: "/home/someone",
      AWS_SECRET_ACCESS_KEY: "x",
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/x",
      AWS_REGION: "eu-central-1",
      SAFETY_API_KEY: "x",
      BC_API_KEY: "x",
      PYTHONPATH: "/evil",
    },
    "/tool",
    "/home",
    { CKV_PARSE_ERROR_FAIL: "true" },
  );
  expect(given).toEqual({
    ...environment,
    LANG: "C.UTF-8",
    AWS_REGION: "eu-central-1",
    PATH: `/tool/bin${delimiter}/usr/bin`,
    HOME: "/home",
    CKV_PARSE_ERROR_FAIL: "true",
  });
});
