import { isObject, type JsonObject, own, text } from "../shared/json";
import type { BypassEvent } from "./bypass-event";

type Touched = (parameters: JsonObject, place: Pick<BypassEvent, "account" | "region">) => string | undefined;

/** Each service names what a call is about in its own way, and some take an ARN where others take a name. */
const byService: Readonly<Record<string, Touched>> = {
  codepipeline: ({ pipelineName, name, pipeline }, { region, account }) =>
    arn("codepipeline", region, account, "", pipelineName ?? name ?? (isObject(pipeline) ? pipeline.name : undefined)),
  codebuild: ({ projectName, name }, { region, account }) =>
    arn("codebuild", region, account, "project/", projectName ?? name),
  lambda: ({ functionName }, { region, account }) => arn("lambda", region, account, "function:", functionName),
  // A policy that is attached to a role has an ARN too, but the role is what changes.
  iam: ({ roleName, policyArn }, { account }) => arn("iam", "", account, "role/", roleName) ?? text(policyArn),
  events: ({ name, rule, eventBusName }, { region, account }) =>
    arn("events", region, account, "rule/", name ?? rule) ?? arn("events", region, account, "event-bus/", eventBusName),
  s3: ({ bucketName }) => arn("s3", "", "", "", bucketName),
  sts: ({ roleArn }) => text(roleArn),
};

/** ARN of what a call changed; `undefined` where the event does not say, as with most calls that were refused. */
export function touched({ service, parameters, ...place }: BypassEvent): string | undefined {
  return own(byService, service)?.(parameters, place);
}

function arn(service: string, region: string, account: string, type: string, name: unknown): string | undefined {
  const given = text(name);
  return given === undefined || given.startsWith("arn:")
    ? given
    : `arn:aws:${service}:${region}:${account}:${type}${given}`;
}
