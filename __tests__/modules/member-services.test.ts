import { DetectiveOrganization } from "../../modules/detective-organization";
import { MacieOrganization } from "../../modules/macie-organization";
import { synthConstruct } from "../support/synth-stack";

const members = [{ id: "555555555555", email: "aws+tooling@example.com", memberships: "managed" }] as const;

// Macie answers without an address, which would make the member anew with every apply.
test("Macie takes existing accounts as members, and the address it forgets is ignored", () => {
  const { resource } = synthConstruct((stack) => new MacieOrganization(stack, "macie", { members }));
  expect(Object.values(resource.aws_macie2_organization_configuration ?? {})).toEqual([
    expect.objectContaining({ auto_enable: true }),
  ]);
  expect(Object.values(resource.aws_macie2_member ?? {})).toEqual([
    expect.objectContaining({
      account_id: "555555555555",
      email: "aws+tooling@example.com",
      lifecycle: { ignore_changes: ["email", "invite"] },
      depends_on: ["aws_macie2_organization_configuration.macie"],
    }),
  ]);
});

test("Detective takes existing accounts into the graph, which no apply destroys", () => {
  const { resource } = synthConstruct((stack) => new DetectiveOrganization(stack, "detective", { members }));
  const [graph] = Object.values(resource.aws_detective_graph ?? {});
  expect(graph?.lifecycle).toEqual({ prevent_destroy: true });
  const graphArn = expect.stringMatching(/^\$\{aws_detective_graph\..*graph_arn\}$/);
  expect(Object.values(resource.aws_detective_organization_configuration ?? {})).toEqual([
    expect.objectContaining({ auto_enable: true, graph_arn: graphArn }),
  ]);
  expect(Object.values(resource.aws_detective_member ?? {})).toEqual([
    expect.objectContaining({
      account_id: "555555555555",
      graph_arn: graphArn,
      lifecycle: { ignore_changes: ["email_address"] },
      depends_on: ["aws_detective_organization_configuration.detective"],
    }),
  ]);
});
