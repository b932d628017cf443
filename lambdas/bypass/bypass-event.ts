import { isObject, type JsonObject, text } from "../shared/json";

/** A call as CloudTrail tells EventBridge of it, as far as a finding needs it. */
export interface BypassEvent {
  /** CloudTrail's id of the call: the same however often the event is delivered. */
  readonly id: string;
  /** Service that was called, e.g. `codepipeline`. */
  readonly service: string;
  /** Name of the call without the date that Lambda's have: `UpdateFunctionCode20150331v2` is `UpdateFunctionCode`. */
  readonly call: string;
  /** ISO 8601, with milliseconds. */
  readonly time: string;
  readonly account: string;
  readonly region: string;
  readonly parameters: JsonObject;
  /** ARN, else account or service, of whoever made the call. */
  readonly principal: string | undefined;
  readonly sourceAddress: string | undefined;
  /** Why AWS refused the call; `undefined` when it did not. */
  readonly errorCode: string | undefined;
}

/** An event that is not one of CloudTrail's. */
export class EventUnreadableError extends Error {
  override readonly name = "EventUnreadableError";
}

/**
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 * @throws EventUnreadableError
 */
export function readBypassEvent(event: unknown): BypassEvent {
  const { account, region, detail } = isObject(event) ? event : {};
  const { eventID, eventSource, eventName, eventTime, userIdentity, requestParameters, ...more } = isObject(detail)
    ? detail
    : {};
  return {
    id: needed("detail.eventID", eventID),
    service: needed("detail.eventSource", eventSource).replace(/\.amazonaws\.com$/, ""),
    call: needed("detail.eventName", eventName).replace(/20\d{6}(v\d+)?$/, ""),
    time: instant(needed("detail.eventTime", eventTime)),
    account: needed("account", account),
    region: needed("region", region),
    parameters: isObject(requestParameters) ? requestParameters : {},
    principal: principalOf(isObject(userIdentity) ? userIdentity : {}),
    sourceAddress: text(more.sourceIPAddress),
    errorCode: text(more.errorCode),
  };
}

function needed(path: string, value: unknown): string {
  const found = text(value);
  if (found === undefined) throw new EventUnreadableError(`the event has no ${path}: it is none of CloudTrail's`);
  return found;
}

function instant(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) throw new EventUnreadableError(`detail.eventTime is no time: ${time}`);
  return date.toISOString();
}

/** A caller from another account has no ARN, a service nothing but its name. */
function principalOf({ arn, accountId, invokedBy }: JsonObject): string | undefined {
  return text(arn) ?? text(accountId) ?? text(invokedBy);
}
