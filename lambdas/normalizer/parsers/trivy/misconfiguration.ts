import type { MisconfigurationFinding } from "../../../shared/finding";
import { isObject, type JsonObject, optional, ordinalNumber, text } from "../../../shared/json";
import type { Entries } from "../../../shared/json-document/entries";
import { sourcePath } from "../../../shared/paths";
import { severityOfWord } from "../../../shared/severity";
import { chosenReasons } from "../../../shared/summary";
import type { Outcome } from "../parser";
import type { Results } from "./report";
import { constructOfCause, resourceName } from "./resource";

/**
 * `Misconfigurations[]` of one file. Only some of a resource's checks show the lines that name its construct, so what
 * one of them shows counts for all.
 */
export function misconfigurationReader(
  entries: Entries,
  result: JsonObject,
  of: Results,
): (entry: unknown) => Outcome | undefined {
  const constructs = constructsOf(entries);
  return (entry) => {
    if (!isObject(entry)) return { drop: "misconfiguration that is no object" };
    if (entry.Status === "PASS") return undefined;
    if (entry.Status === "EXCEPTION") return { drop: chosenReasons.trivyException };
    return toFinding(entry, text(result.Target) ?? "", of, constructs);
  };
}

function toFinding(
  entry: JsonObject,
  target: string,
  { holder }: Results,
  constructs: ReadonlyMap<string, string>,
): MisconfigurationFinding | { drop: string } {
  const id = text(entry.ID) ?? text(entry.AVDID);
  if (id === undefined) return { drop: "misconfiguration without ID" };

  const cause = causeOf(entry);
  const address = resourceName(cause) ?? holder ?? target;
  const title = text(entry.Title) ?? id;
  const word = text(entry.Severity);
  const sentences = [text(entry.Message), text(entry.Description)].flatMap((sentence) => sentence ?? []);
  return {
    class: "misconfiguration",
    scanner: "trivy",
    rule: ruleOf(id),
    title,
    description: sentences.join(" ") || title,
    severity: severityOfWord("trivy", word),
    ...optional("originalSeverity", word),
    location: {
      ...optional("file", holder === undefined && target !== "" ? sourcePath(target) : undefined),
      ...optional("startLine", ordinalNumber(cause.StartLine)),
      ...optional("endLine", ordinalNumber(cause.EndLine)),
    },
    ...optional("url", text(entry.PrimaryURL)),
    resource: constructs.get(address) ?? address,
    address,
    ...optional("advice", text(entry.Resolution)),
  };
}

/** `AVD-AWS-0086` is `AWS-0086` since 0.74, `AVD-DS-0002` and `DS002` are `DS-0002`; so are those of Kubernetes. */
function ruleOf(id: string): string {
  const rule = id.replace(/^AVD-/, "");
  return rule.replace(
    /^(DS|KSV|KCV)-?(\d+)$/,
    (_, family: string, digits: string) => `${family}-${digits.padStart(4, "0")}`,
  );
}

function causeOf(entry: unknown): JsonObject {
  return isObject(entry) && isObject(entry.CauseMetadata) ? entry.CauseMetadata : {};
}

/** The paths of constructs by the names of their resources, where the reported lines show them. */
function constructsOf(entries: Entries): ReadonlyMap<string, string> {
  const constructs = new Map<string, string>();
  for (const entry of entries) {
    const cause = causeOf(entry);
    const resource = resourceName(cause);
    const construct = resource === undefined ? undefined : constructOfCause(cause, resource);
    if (resource !== undefined && construct !== undefined) constructs.set(resource, construct);
  }
  return constructs;
}
