import { loadConfiguration } from "../../config/load";
import type { Region } from "../../config/regions";
import type { Organization } from "../../config/schema";
import { databaseMirror, holdsPipelines } from "../../stacks/database-mirror";

const configuration = loadConfiguration();

/** The example with its first workload in another region, and Safety's source where it is given. */
const changed = (region: Region, databases: Partial<Organization["databases"]> = {}) => {
  const { organization } = configuration;
  const [first, ...others] = organization.workloads;
  const workloads = first ? [{ ...first, region }, ...others] : [];
  return {
    ...configuration,
    organization: { ...organization, workloads, databases: { ...organization.databases, ...databases } },
  };
};

const tooling = configuration.organization.accounts.find(({ name }) => name === "shared-tooling");
if (!tooling) throw new Error("the example has no account shared-tooling");

test.each<[Region, boolean]>([
  ["eu-central-1", true],
  ["eu-west-1", true],
  ["us-east-1", false],
])("a tooling account has a mirror in each region of a pipeline: %s %s", (region, expected) => {
  expect(holdsPipelines(changed("eu-west-1"), tooling, region)).toBe(expected);
});

test("no other account has one", () => {
  const others = configuration.organization.accounts.filter(({ name }) => name !== tooling.name);
  expect(others.filter((account) => holdsPipelines(configuration, account, "eu-central-1"))).toEqual([]);
});

test("Safety's database is mirrored where it has a source", () => {
  const sources = (databases?: Partial<Organization["databases"]>) =>
    Object.keys(databaseMirror(changed("eu-west-1", databases), tooling, "eu-west-1").sources);
  expect(sources()).toEqual(["trivy", "grype"]);
  expect(sources({ safety: { url: "https://mirror.example.com" } })).toEqual(["trivy", "grype", "safety"]);
});
