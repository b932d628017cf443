import { resolve } from "node:path";
import { bootstrapStateFile } from "../../stacks/bootstrap-state";
import { exampleOrganization } from "../support/synth";

test("the first state lies in the working directory, and only while GATEHOUSE_BOOTSTRAP is 1", () => {
  expect(bootstrapStateFile({ GATEHOUSE_BOOTSTRAP: "1" })).toBe(resolve("state.bootstrap.tfstate"));
  expect(bootstrapStateFile({})).toBeUndefined();
  expect(bootstrapStateFile({ GATEHOUSE_BOOTSTRAP: "" })).toBeUndefined();
});

test("anything else is refused: nobody shall wonder which of the states is meant", () => {
  expect(() => bootstrapStateFile({ GATEHOUSE_BOOTSTRAP: "yes" })).toThrow(
    'GATEHOUSE_BOOTSTRAP is "yes": set it to 1 or not at all',
  );
});

test("otherwise the state of the bucket lies in the bucket", () => {
  const { terraform } = exampleOrganization().json("state");
  expect(Object.keys(terraform.backend)).toEqual(["s3"]);
});

test("a plan's role reads states of its own account and writes their locks", () => {
  const { data } = exampleOrganization().json("state");
  const statements = Object.values(data?.aws_iam_policy_document ?? {}).flatMap(
    ({ statement }) =>
      statement as readonly { sid: string; actions: readonly string[]; resources: readonly string[] }[],
  );
  const of = (sid: string) => statements.find((statement) => statement.sid === sid);
  const bucket = "arn:aws:s3:::gatehouse-444444444444-eu-central-1-state";
  const byPlan = {
    test: "ArnLike",
    variable: "aws:PrincipalArn",
    values: ["arn:aws:iam::*:role/gatehouse-plan"],
  };
  expect(of("ReadOwnState")).toMatchObject({
    actions: ["s3:GetObject"],
    resources: [`${bucket}/&{aws:PrincipalAccount}/*`],
    condition: [expect.anything(), byPlan],
  });
  expect(of("LockOwnState")).toMatchObject({
    actions: ["s3:PutObject", "s3:DeleteObject"],
    resources: [`${bucket}/&{aws:PrincipalAccount}/*.tflock`],
    condition: [expect.anything(), byPlan],
  });
});
