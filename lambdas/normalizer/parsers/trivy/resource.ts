import { isObject, type JsonObject, list, text } from "../../../shared/json";
import { constructPath } from "../construct-path";

/** The lines that Trivy quotes of a cause. */
export function causeLines({ Code }: JsonObject): readonly string[] {
  const lines = list(isObject(Code) ? Code.Lines : undefined);
  return lines.map((line) => (isObject(line) ? (text(line.Content) ?? "") : ""));
}

/**
 * The resource that is to blame: `aws_s3_bucket.logs`. Of a CloudFormation template Trivy gives the place
 * (`template.yaml:5-11`) for most checks and the logical id for others. A place moves with every edit, so the logical
 * id is read from the first line of it.
 */
export function resourceName(cause: JsonObject): string | undefined {
  const resource = text(cause.Resource);
  const place = /^(.*):\d+(?:-\d+)?$/s.exec(resource ?? "");
  if (!place) return resource;
  const [first = ""] = causeLines(cause);
  return /^\s*["']?([A-Za-z0-9]+)["']?\s*:\s*\{?\s*$/.exec(first)?.[1] ?? text(place[1]);
}

/** The construct's path, where the quoted lines show it. */
export function constructOfCause(cause: JsonObject): string | undefined {
  return constructPath(causeLines(cause));
}
