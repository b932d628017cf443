import type { ConstructWaiver } from "./construct-waiver";

// What every function of ours fails, whatever invokes it.

const owner = "platform-team";
const expires = "2027-11-15";

export const reachesAwsOnly: ConstructWaiver = {
  rule: "CKV_AWS_117",
  reason:
    "It calls AWS APIs only and reaches nothing private; a VPC would add a NAT gateway and no limit that its role lacks.",
  owner,
  expires,
};

export const codeInPlan: ConstructWaiver = {
  rule: "CKV_AWS_272",
  reason:
    "The digest of the bundle is part of the reviewed and approved plan, and only the apply role may change the code.",
  owner,
  expires,
};
