import { submitTarget, wantedRole } from "../../../cli/submit/target";
import { loadConfiguration } from "../../../config/load";
import { exampleOrganization } from "../../support/synth";

const configuration = loadConfiguration();
const target = submitTarget(configuration, "payments");

test("names what the stack makes", () => {
  const stack = JSON.stringify(exampleOrganization().json("tooling-payments"));
  for (const name of [
    target.bucket,
    target.key,
    target.pipeline,
    target.failedStartsQueue,
    "gatehouse-payments-upload",
  ])
    expect(stack).toContain(`"${name}"`);
  expect(target).toMatchObject({ account: "555555555555", region: "eu-central-1" });
});

test("names the role to assume, or who else may upload", () => {
  expect(wantedRole(target)).toBe("assume arn:aws:iam::555555555555:role/gatehouse-payments-upload");
  expect(wantedRole({ ...target, uploadRoleArn: undefined })).toContain(
    'the configuration names no "source" for payments',
  );
});

test("refuses a workload that is not in the configuration", () => {
  expect(() => submitTarget(configuration, "shop")).toThrow('config/organization.yaml has no workload "shop"');
});
