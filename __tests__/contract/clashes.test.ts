import { clashes, namedResources } from "../support/named-resources";
import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();

const named = organization.stacks.flatMap(namedResources);

test("the example has two workloads in one tooling account, each with deployments in two accounts", () => {
  const pipelines = named.filter(({ type, account }) => type === "aws_codepipeline" && account === "555555555555");
  expect(pipelines.map(({ name }) => name)).toEqual([
    "gatehouse-payments-pipeline",
    "gatehouse-payments-fixed-pipeline",
  ]);
  const deployRoles = named.filter(({ type, name }) => type === "aws_iam_role" && name.endsWith("-deploy"));
  expect(deployRoles.map(({ account, name }) => `${account} ${name}`).sort()).toEqual([
    "666666666666 gatehouse-payments-deploy",
    "666666666666 gatehouse-payments-fixed-deploy",
    "777777777777 gatehouse-payments-deploy",
    "777777777777 gatehouse-payments-fixed-deploy",
  ]);
});

test("no two resources of an account are called the same", () => {
  expect(named.length).toBeGreaterThan(200);
  expect(clashes(named)).toEqual([]);
});
