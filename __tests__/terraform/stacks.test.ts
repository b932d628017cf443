import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleOrganization, resources, type Synthesized, synthesize, type TerraformJson } from "../support/synth";
import { describeWithTerraform, terraformWorkspace, type WorkspaceOptions } from "../support/terraform";

const everyOption = synthesize({ GATEHOUSE_CONFIG: join(__dirname, "../organizations/every-option.yaml") });
afterAll(everyOption.remove);

const stacks = [
  ...stacksOf("the example organization", exampleOrganization()),
  ...stacksOf("the organization with every option", everyOption),
];

describeWithTerraform("terraform accepts every stack", () => {
  const applied = new Map<string, number>();
  afterAll(() => {
    const total = [...applied.values()].reduce((sum, count) => sum + count, 0);
    process.stderr.write(`terraform: ${applied.size} stacks, ${total} resources planned, applied and destroyed\n`);
  });

  test.concurrent.each(stacks)(
    "$stackId of $organization validates, and a mocked AWS creates and destroys it",
    async ({ organization, stackId, synthesized }) => {
      const workspace = terraformWorkspace(synthesized.folder(stackId), destroyable(synthesized.json(stackId)));
      try {
        writeFileSync(join(workspace.folder, "stack.tftest.hcl"), testFile);

        const init = await workspace.terraform("init", "-backend=false", "-lockfile=readonly");
        expect({ exitCode: init.exitCode, output: init.stderr }).toMatchObject({ exitCode: 0 });
        const validate = await workspace.terraform("validate", "-json");
        expect(JSON.parse(validate.stdout)).toMatchObject({ valid: true, diagnostics: [] });
        // Judged by the exit code: a failed teardown still prints "1 passed, 0 failed".
        const test = await workspace.terraform("test", "-verbose");
        expect({ exitCode: test.exitCode, output: test.stdout + test.stderr }).toMatchObject({ exitCode: 0 });
        // Terraform prints the state that the apply left; CDKTF repeats no resource by count or for_each.
        const count = test.stdout.match(/^resource "/gm)?.length;
        expect(count).toBe(resources(synthesized.json(stackId)).length);
        applied.set(`${organization}: ${stackId}`, count ?? 0);
      } finally {
        workspace.remove();
      }
    },
  );
});

function stacksOf(organization: string, synthesized: Omit<Synthesized, "remove">) {
  return synthesized.stackIds.map((stackId) => ({ organization, stackId, synthesized }));
}

const testFile = `
mock_provider "aws" {
  source = "${join(__dirname, "mocks")}"
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
