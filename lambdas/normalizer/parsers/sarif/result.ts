import type { CodeFinding } from "../../../shared/finding";
import { isObject, type JsonObject, list, optional, text } from "../../../shared/json";
import { chosenReasons } from "../../../shared/summary";
import type { Outcome } from "../parser";
import { fingerprintOf } from "./fingerprint";
import { locationReader, type ReadLocation } from "./location";
import { messageOf } from "./message";
import { ruleFinder } from "./rules";
import { effectiveLevel, severityOfResult } from "./severity";
import { titleOf } from "./title";
import { weaknessesOf } from "./weaknesses";

/** Reads the results of one run. */
export function resultReader(tool: string, run: JsonObject, components: JsonObject): (result: JsonObject) => Outcome {
  const findRule = ruleFinder(components);
  const readLocation = locationReader(run);
  return (result) => {
    const rule = findRule(result);
    const reason =
      noFinding(result) ?? (effectiveLevel(result, rule) === "none" ? chosenReasons.sarifNoFailure : undefined);
    return reason === undefined ? toFinding(tool, result, rule, readLocation) : { drop: reason };
  };
}

/** Why a result is no finding: sections 3.27.9 (kind), 3.27.24 (baselineState), 3.35.3 (suppression status). */
function noFinding(result: JsonObject): string | undefined {
  const kind = text(result.kind) ?? "fail";
  if (result.baselineState === "absent") return chosenReasons.sarifGone;
  if (["pass", "notApplicable", "informational"].includes(kind)) return chosenReasons.sarifNoFailure;
  if (kind !== "fail") return "result that the tool could not decide (kind open or review)";
  return isSuppressed(list(result.suppressions)) ? chosenReasons.sarif : undefined;
}

/** A suppression that is rejected or still under review suppresses nothing; older logs write `state` for `status`. */
function isSuppressed(suppressions: readonly unknown[]): boolean {
  const statuses = suppressions.map((one) => (isObject(one) ? (one.status ?? one.state ?? "accepted") : undefined));
  return statuses.length > 0 && statuses.every((status) => status === "accepted");
}

function toFinding(tool: string, result: JsonObject, rule: JsonObject, readLocation: ReadLocation): CodeFinding {
  const id = text(result.ruleId) ?? (isObject(result.rule) ? text(result.rule.id) : undefined) ?? text(rule.id);
  const ruleId = id ?? "rule without an id";
  const description = messageOf(result, rule) ?? ruleId;
  const { location, snippet } = readLocation(result);
  return {
    class: "code",
    scanner: "sarif",
    rule: `${tool}/${ruleId}`,
    title: titleOf(rule, ruleId, description),
    description,
    severity: severityOfResult(result, rule),
    originalSeverity: effectiveLevel(result, rule),
    location,
    ...optional("url", explanationOf(rule)),
    source: fingerprintOf(result) ?? snippet ?? description,
    weaknesses: weaknessesOf(result, rule),
  };
}

/** Some tools (Dockle) have no `helpUri` and write the address alone as the rule's help. */
function explanationOf({ helpUri, help }: JsonObject): string | undefined {
  const address = isObject(help) ? text(help.text)?.trim() : undefined;
  return text(helpUri) ?? (address !== undefined && /^https?:\/\/\S+$/.test(address) ? address : undefined);
}
