import { renderedPolicies } from "../support/rendered-policies";
import { overlap } from "../support/service-control";
import { ExampleOrganization } from "./stacks";

/** A statement as AWS gets it. */
interface Written {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
}

const organization = new ExampleOrganization();
const policies = organization.stacks.flatMap(renderedPolicies);
const denials = organization
  .all("aws_organizations_policy")
  .flatMap(({ body }) => (JSON.parse(String(body.content)) as { Statement: Written[] }).Statement);

/** A workload's template is its own business; what it may touch of ours the boundary denies already. */
const ofTemplates = "CreateWorkloadResources";

const list = (value: string | readonly string[] = []) => [value].flat();

/** What the roles of Gatehouse may do: those of Terraform are not bound and those of services never are. */
const allowed = policies
  .filter(({ where }) => /_permissions_/.test(where))
  .flatMap(({ where, document }) => (document.Statement as Written[]).map((statement) => ({ where, ...statement })))
  .filter(({ Effect, Sid }) => Effect === "Allow" && Sid !== ofTemplates);

test("there is something to judge", () => {
  expect(denials.length).toBeGreaterThan(8);
  expect(allowed.length).toBeGreaterThan(50);
});

test("no role of Gatehouse is denied what it is there to do", () => {
  const everybody = denials.filter(({ Sid }) => Sid !== "NoRootUser");
  const hindered = allowed.flatMap(({ where, Sid, Action, Resource }) =>
    everybody
      .filter(
        (denial) =>
          list(denial.Action).some((action) => list(Action).some((wanted) => overlap(action, wanted))) &&
          list(denial.Resource).some((resource) => list(Resource).some((wanted) => overlap(resource, wanted))),
      )
      .map((denial) => `${where} ${Sid}: ${denial.Sid}`),
  );
  expect(hindered).toEqual([]);
});
