import type { RolesContext } from "./roles-context";
import type { Statement } from "./statement";

/** What the plan role needs of the state bucket: it reads its own account's states, and writes nothing but their locks. */
export function readState(context: RolesContext): Statement[] {
  return [
    { Sid: "ReadState", Effect: "Allow", Action: ["s3:GetObject"], Resource: [ownStates(context, "*")] },
    {
      Sid: "LockState",
      Effect: "Allow",
      Action: ["s3:PutObject", "s3:DeleteObject"],
      Resource: [ownStates(context, "*.tflock")],
    },
    ...findState(context),
  ];
}

export function writeState(context: RolesContext): Statement[] {
  return [
    {
      Sid: "WriteState",
      Effect: "Allow",
      // The lock is an object, too, which is deleted at the end; states keep their versions.
      Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
      Resource: [ownStates(context, "*")],
    },
    ...findState(context),
  ];
}

/** States of whatever account the role is in: an account reaches no other's. */
export function ownStates({ stateBucket }: RolesContext, keys: string): string {
  return `arn:aws:s3:::${stateBucket}/\${aws:PrincipalAccount}/${keys}`;
}

function findState({ stateBucket, stateKeys, homeRegion }: RolesContext): Statement[] {
  return [
    {
      Sid: "FindState",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: [`arn:aws:s3:::${stateBucket}`],
      Condition: { StringLike: { "s3:prefix": ["${aws:PrincipalAccount}/*"] } },
    },
    {
      Sid: "UseStateKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [stateKeys],
      Condition: { StringEquals: { "kms:ViaService": [`s3.${homeRegion}.amazonaws.com`] } },
    },
  ];
}
