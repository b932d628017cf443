import { ownObjects, readBuckets, readConfiguration, readNamed } from "./reads";
import type { RolesContext } from "./roles-context";
import { ownStates, readState } from "./state-access";
import { policy, type RolePolicies, type Statement } from "./statement";

/** What a plan reads: how things are set up, never what they hold. */
export function planPolicies(context: RolesContext, account: "member" | "management"): RolePolicies {
  const objects: Statement = {
    Sid: "ReadOwnObjects",
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:GetObjectTagging"],
    Resource: ownObjects(context.namePrefix),
  };
  const named = account === "member" ? [readNamed(context.namePrefix), readBuckets(context), objects] : [];
  return {
    own: policy(readConfiguration(account), ...named, ...readState(context), ...readNoData(context)),
    managed: {},
  };
}

/** Holds also when somebody attaches one of AWS's own read-only policies to the role: ReadOnlyAccess reads all of this. */
function readNoData(context: RolesContext): Statement[] {
  return [
    {
      Sid: "ReadNoObjects",
      Effect: "Deny",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      NotResource: [...ownObjects(context.namePrefix), ownStates(context, "*")],
    },
    {
      Sid: "ReadNoData",
      Effect: "Deny",
      Action: [
        "access-analyzer:ListFindings*",
        "athena:GetQueryResults*",
        "dynamodb:BatchGetItem",
        "dynamodb:GetItem",
        "dynamodb:GetRecords",
        "dynamodb:PartiQLSelect",
        "dynamodb:Query",
        "dynamodb:Scan",
        "ecr:GetDownloadUrlForLayer",
        "inspector2:ListFinding*",
        "kinesis:GetRecords",
        "logs:FilterLogEvents",
        "logs:GetLogEvents",
        "logs:GetLogRecord",
        "logs:GetQueryResults",
        "logs:StartLiveTail",
        "logs:StartQuery",
        "secretsmanager:BatchGetSecretValue",
        "secretsmanager:GetSecretValue",
        "sqs:ReceiveMessage",
        "ssm:GetParameter*",
      ],
      Resource: ["*"],
    },
  ];
}
