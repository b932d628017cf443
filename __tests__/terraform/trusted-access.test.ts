import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleOrganization } from "../support/synth";
import { describeWithTerraform, terraformWorkspace } from "../support/terraform";

const stack = exampleOrganization().folder("organization-eu-central-1");

/** An organization in which nobody ran `gatehouse bootstrap`. */
const testFile = `
mock_provider "aws" {
  source = "${join(__dirname, "mocks")}"
}

override_data {
  target = data.aws_organizations_organization.trusted-access
  values = {
    id                            = "o-anotherorg1"
    aws_service_access_principals = ["guardduty.amazonaws.com"]
    roots = [{
      arn          = "arn:aws:organizations::111111111111:root/o-anotherorg1/r-exam"
      id           = "r-exam"
      name         = "Root"
      policy_types = [{ status = "PENDING_ENABLE", type = "SERVICE_CONTROL_POLICY" }]
    }]
  }
}

run "plan" {
  command = plan
}
`;

describeWithTerraform("an organization that is not ready", () => {
  test("stops the plan with everything that it lacks, each with its command", async () => {
    const workspace = terraformWorkspace(stack);
    try {
      writeFileSync(join(workspace.folder, "stack.tftest.hcl"), testFile);
      await workspace.terraform("init", "-backend=false", "-lockfile=readonly");
      const { exitCode, stdout, stderr } = await workspace.terraform("test");
      const output = `${stdout}${stderr}`.replaceAll(/[│\s]+/g, " ");

      expect(exitCode).toBe(1);
      expect(output).toContain("the account belongs to another organization than o-exampleorg1");
      expect(output).toContain("service control policies are not enabled in the organization");
      const enabled = [...output.matchAll(/enable-aws-service-access --service-principal ([a-z0-9.-]+)"/g)];
      expect(enabled.map(([, principal]) => principal).sort()).toEqual([
        "access-analyzer.amazonaws.com",
        "cloudtrail.amazonaws.com",
        "config-multiaccountsetup.amazonaws.com",
        "config.amazonaws.com",
        "inspector2.amazonaws.com",
        "malware-protection.guardduty.amazonaws.com",
        "securityhub.amazonaws.com",
      ]);
    } finally {
      workspace.remove();
    }
  });
});
