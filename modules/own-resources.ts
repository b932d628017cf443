import type { PolicyStatement } from "./policy";

/** What the names of Gatehouse's own resources in an account begin with. */
export interface Owned {
  readonly accountId: string;
  readonly namePrefix: string;
}

/** Everything that Gatehouse makes in an account and that carries its name: its own ARN begins with the name. */
export function ownResources({ accountId, namePrefix }: Owned): Pick<PolicyStatement, "actions" | "resources"> {
  const own = (service: string, type: string) => `arn:aws:${service}:*:${accountId}:${type}${namePrefix}-*`;
  return {
    actions: [
      "cloudwatch:*",
      "codebuild:*",
      "codepipeline:*",
      "dynamodb:*",
      "ecr:*",
      "events:*",
      "kms:*Alias",
      "lambda:*",
      "logs:*",
      "s3:*",
      "sns:*",
      "sqs:*",
    ],
    resources: [
      own("cloudwatch", "alarm:"),
      own("codebuild", "project/"),
      own("codepipeline", ""),
      own("dynamodb", "table/"),
      own("ecr", "repository/"),
      own("events", "event-bus/"),
      own("events", "rule/"),
      own("kms", "alias/"),
      own("lambda", "function:"),
      own("logs", "log-group:/aws/*/"),
      `arn:aws:s3:::${namePrefix}-${accountId}-*`,
      own("sns", ""),
      own("sqs", ""),
    ],
  };
}

/** A key has no name in its ARN, but its aliases: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html */
export function ownKeys({ namePrefix }: Owned): Pick<PolicyStatement, "actions" | "resources" | "condition"> {
  return {
    actions: ["kms:*"],
    resources: ["*"],
    condition: [{ test: "ForAnyValue:StringLike", variable: "kms:ResourceAliases", values: [`alias/${namePrefix}-*`] }],
  };
}
