import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mockedRun } from "../support/mocked-run";
import { exampleOrganization, resources, type Synthesized, synthesize, type TerraformJson } from "../support/synth";
import { describeWithTerraform, failureOf, terraformWorkspace, type WorkspaceOptions } from "../support/terraform";

const everyOption = synthesize({ GATEHOUSE_CONFIG: join(__dirname, "../organizations/every-option.yaml") });
const controlTower = synthesize({ GATEHOUSE_CONFIG: join(__dirname, "../organizations/control-tower.yaml") });
const adopted = synthesize({ GATEHOUSE_CONFIG: join(__dirname, "../organizations/adopted.yaml") });
afterAll(() => {
  for (const { remove } of [everyOption, controlTower, adopted]) remove();
});

/**
 * Of its members two are enough: one has choices of its own (the sandbox), and the others are like one another. The other
 * region's stacks differ from the home region's only where the services do.
 */
const likeAnother = /^member-(333333333333|444444444444)-|^(security-foundation|organization|member-.*)-us-east-1$/;

const stacks = [
  ...stacksOf("the example organization", exampleOrganization()),
  ...stacksOf("the organization with every option", everyOption).filter(({ stackId }) => !likeAnother.test(stackId)),
  ...stacksOf("an organization of Control Tower", controlTower).filter(isOfLandingZone),
  ...stacksOf("an organization whose landing zone is adopted", adopted).filter(isOfLandingZone),
];

describeWithTerraform("terraform accepts every stack", () => {
  const totals = { stacks: 0, planned: 0, applied: 0 };
  afterAll(() => {
    const { stacks, planned, applied } = totals;
    process.stderr.write(`terraform test: ${stacks} stacks, ${planned} resources planned, ${applied} applied\n`);
  });

  test.concurrent.each(stacks)(
    "$stackId of $organization validates, and a mocked AWS creates and destroys it",
    async ({ organization, stackId, synthesized }) => {
      const json = synthesized.json(stackId);
      const workspace = terraformWorkspace(synthesized.folder(stackId), destroyable(json));
      try {
        writeFileSync(join(workspace.folder, "stack.tftest.hcl"), testFile);

        const init = await workspace.terraform("init", "-backend=false", "-lockfile=readonly");
        expect(failureOf(init)).toBe("");
        const validate = await workspace.terraform("validate", "-json");
        expect(JSON.parse(validate.stdout)).toMatchObject({ valid: true, diagnostics: [] });
        // A mocked AWS has nothing to import.
        rmSync(join(workspace.folder, "imports.tf.json"), { force: true });
        // Judged by the exit code: a failed teardown still prints "1 passed, 0 failed".
        const test = await workspace.terraform("test", "-verbose");
        expect(failureOf(test)).toBe("");

        const { planned, applied } = mockedRun(test.stdout);
        process.stderr.write(
          `${stackId} of ${organization}: ${planned.length} resources planned, ${applied.length} applied\n`,
        );
        const declared = resources(json)
          .map(({ address }) => address)
          .sort();
        expect(declared).not.toEqual([]);
        expect({ planned, applied }).toEqual({ planned: declared, applied: declared });
        totals.stacks += 1;
        totals.planned += planned.length;
        totals.applied += applied.length;
      } finally {
        workspace.remove();
      }
    },
  );
});

function stacksOf(organization: string, synthesized: Omit<Synthesized, "remove">) {
  return synthesized.stackIds.map((stackId) => ({ organization, stackId, synthesized }));
}

/** The stacks that can hold what existed before. */
function isOfLandingZone({ stackId }: { readonly stackId: string }): boolean {
  return /^(log-archive|security-(foundation|services)-|organization-|member-(444444444444-eu|222222222222-us))/.test(
    stackId,
  );
}

const testFile = `
mock_provider "aws" {
  source = "${join(__dirname, "mocks")}"
}

run "plan" {
  command = plan
}

run "create" {
  command = apply
}
`;

/** `prevent_destroy` would fail the teardown of the test; only that is switched off, in a copy. */
function destroyable(json: TerraformJson): WorkspaceOptions {
  const resource: Record<string, Record<string, object>> = {};
  for (const { type, address, body } of resources(json)) {
    const id = address.slice(type.length + 1);
    const { prevent_destroy } = (body.lifecycle ?? {}) as { prevent_destroy?: boolean };
    if (prevent_destroy) resource[type] = { ...resource[type], [id]: { lifecycle: { prevent_destroy: false } } };
  }
  // Terraform refuses an override of nothing.
  return Object.keys(resource).length > 0 ? { override: { resource } } : {};
}
