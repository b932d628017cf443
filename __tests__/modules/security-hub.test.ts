import { SecurityHub } from "../../modules/security-hub";
import { synthConstruct } from "../support/synth-stack";

const { resource } = synthConstruct((stack) => new SecurityHub(stack, "hub"));
const [hub] = Object.values(resource.aws_securityhub_account ?? {});

test("a hub begins without standards of its own, and with one finding for each control", () => {
  expect(Object.keys(resource)).toEqual(["aws_securityhub_account"]);
  expect(hub).toMatchObject({ enable_default_standards: false, control_finding_generator: "SECURITY_CONTROL" });
});

test("what central configuration takes over is never changed by the account itself, which it would refuse", () => {
  expect(hub?.lifecycle).toEqual({
    ignore_changes: ["control_finding_generator", "auto_enable_controls", "enable_default_standards"],
  });
});
