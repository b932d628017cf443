import { readSettings } from "../../../scan-config/database-mirror/settings";

const sources = { trivy: { repositories: ["a/b:2"] }, grype: { url: "https://g.example/databases/" } };
const environment = {
  GATEHOUSE_DATABASE_BUCKET: "mirror",
  GATEHOUSE_DATABASE_SOURCES: JSON.stringify(sources),
  GATEHOUSE_DATABASE_MAXIMUM_AGE_HOURS: "48",
  GATEHOUSE_TOOLS: "/tools",
  GATEHOUSE_SCRATCH: "/scratch",
};

test("reads bucket, sources, age and folders", () => {
  expect(readSettings(environment)).toEqual({
    bucket: "mirror",
    sources: { trivy: { repositories: ["a/b:2"] }, grype: { url: "https://g.example/databases" } },
    maximumAgeHours: 48,
    tools: "/tools",
    scratch: "/scratch",
  });
});

test("names everything that is missing", () => {
  expect(() => readSettings({ ...environment, GATEHOUSE_TOOLS: "", GATEHOUSE_DATABASE_BUCKET: undefined })).toThrow(
    "not set in the environment: GATEHOUSE_DATABASE_BUCKET, GATEHOUSE_TOOLS",
  );
});

test.each(["0", "-1", "soon"])("%j is no age", (GATEHOUSE_DATABASE_MAXIMUM_AGE_HOURS) => {
  expect(() => readSettings({ ...environment, GATEHOUSE_DATABASE_MAXIMUM_AGE_HOURS })).toThrow(
    "must be a number of hours above 0",
  );
});
