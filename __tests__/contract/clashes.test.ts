import { resources } from "../support/synth";
import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();

/** Attributes that name a resource. */
const attributes = ["name", "bucket", "function_name", "alarm_name", "dashboard_name"];

/** Parts of another resource, whose name they carry. */
const parts = /^aws_(s3_bucket_.+|s3_object|iam_role_policy|lambda_(permission|alias)|cloudwatch_event_target)$/;

/** Everything with a literal name, and within what that name must be the only one. */
const named = organization.stacks.flatMap(({ id, json }) => {
  const [{ allowed_account_ids: accounts, region } = {}] = json.provider.aws;
  const account = String(accounts);
  return resources(json).flatMap(({ type, address, body }) => {
    const name = attributes.map((attribute) => body[attribute]).find((value) => value !== undefined);
    if (parts.test(type) || typeof name !== "string" || name.includes("${")) return [];
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; IAM has no regions.
    const place = type === "aws_s3_bucket" ? "" : type.startsWith("aws_iam_") ? account : `${account} ${region}`;
    return [{ where: `${id}: ${address}`, type, account, name, key: `${type} ${place} ${name}` }];
  });
});

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
  const clashes = named.filter(({ key, where }) => named.some((other) => other.key === key && other.where !== where));
  expect(clashes.map(({ where, name }) => `${where} ${name}`)).toEqual([]);
});
