import { databasesSchema } from "../../config/databases";

const messages = (value: object) => databasesSchema.safeParse(value).error?.issues.map(({ message }) => message);

test("without a word the official addresses are mirrored, and nothing of Safety", () => {
  expect(databasesSchema.parse({})).toEqual({
    refreshHours: 6,
    maximumAgeHours: 48,
    trivy: { repositories: ["mirror.gcr.io/aquasec/trivy-db:2", "ghcr.io/aquasecurity/trivy-db:2"] },
    grype: { url: "https://grype.anchore.io/databases" },
  });
});

test("an organization's own mirrors take their place", () => {
  const own = {
    trivy: { repositories: ["registry.example.com:5000/trivy-db:2"] },
    grype: { url: "https://mirror.example.com/grype" },
    safety: { url: "https://mirror.example.com/safety" },
  };
  expect(databasesSchema.parse(own)).toMatchObject(own);
});

test.each<[string, object, string]>([
  ["no repository", { trivy: { repositories: [] } }, "must name at least one repository"],
  ["a repository without a tag", { trivy: { repositories: ["ghcr.io/a/b"] } }, "must be <registry>/<repository>:<tag>"],
  [
    "a repository with a scheme",
    { trivy: { repositories: ["https://a/b:2"] } },
    "must be <registry>/<repository>:<tag>",
  ],
  ["an address without TLS", { grype: { url: "http://mirror.example.com" } }, "must be an https address"],
  ["no address at all", { safety: { url: "" } }, "must be an https address"],
  ["a refresh once a day", { refreshHours: 24 }, "must be 1 to 12"],
  ["a refresh without end", { refreshHours: 0 }, "must be 1 to 12"],
  ["an age that no database keeps", { maximumAgeHours: 6 }, "must be 24 or more"],
])("%s is refused", (_, value, message) => {
  expect(messages(value)).toEqual([expect.stringContaining(message)]);
});
