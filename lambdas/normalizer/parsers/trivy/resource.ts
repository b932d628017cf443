import { isObject, type JsonObject, list, text } from "../../../shared/json";
import { addressOfHeader, blockAddress, logicalId } from "../resource-name";
import { tracedConstruct } from "../traced-construct";

/**
 * The resource that is to blame, as Trivy always calls it: `aws_s3_bucket.logs`, or the logical id in a CloudFormation
 * template.
 */
export function resourceName(cause: JsonObject): string | undefined {
  const resource = text(cause.Resource);
  const [first = ""] = causeLines(cause);
  const place = /^(.*):\d+(?:-\d+)?$/s.exec(resource ?? "");
  if (place) return logicalIdOfLine(first) ?? text(place[1]);
  return resource === undefined ? undefined : terraformAddress(resource, first, cause);
}

/** The construct's path, where the quoted lines show it. */
export function constructOfCause(cause: JsonObject, name: string): string | undefined {
  return tracedConstruct(causeLines(cause), logicalId(name));
}

/** The lines that Trivy quotes of a cause. */
function causeLines({ Code }: JsonObject): readonly string[] {
  const lines = list(isObject(Code) ? Code.Lines : undefined);
  return lines.map((line) => (isObject(line) ? (text(line.Content) ?? "") : ""));
}

/**
 * Of most checks on CloudFormation Trivy gives a place only (`template.yaml:5-11`), which moves with every edit. The
 * first line of it is the resource's.
 */
function logicalIdOfLine(line: string): string | undefined {
  return /^\s*["']?([A-Za-z0-9]+)["']?\s*:\s*\{?\s*$/.exec(line)?.[1];
}

/** Trivy names only the outermost module of a resource in a module; its calls and the block's header tell the rest. */
function terraformAddress(resource: string, header: string, { Occurrences }: JsonObject): string {
  const inModule = resource.startsWith("module.") ? addressOfHeader(header) : undefined;
  if (inModule === undefined || resource.endsWith(`.${inModule}`)) return blockAddress(resource);
  const calls = list(Occurrences).flatMap((call) => (isObject(call) ? (text(call.Resource) ?? []) : []));
  const modules = calls.filter((call) => call.startsWith("module.")).reverse();
  return [...(modules.length > 0 ? modules : [resource]), inModule].join(".");
}
