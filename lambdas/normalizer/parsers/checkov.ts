import { checkovReason, checkovSeverity } from "../../shared/checkov-severity";
import { isObject, list, optional, ordinalNumber, text } from "../../shared/json";
import { sourcePath } from "../../shared/paths";
import { severityOfWord } from "../../shared/severity";
import { chosenReasons } from "../../shared/summary";
import { constructPath } from "./construct-path";
import { account, type Outcome, type ParsedReport, type ParserContext, parseJson, unknownShape } from "./parser";

const expected = `Checkov's JSON report (checkov -o json): an object, or an array of objects, with "results"`;

/**
 * Checkov 3.x `-o json`: one object per framework, an array of them, or the short object that says "passed 0" when no
 * framework matched. Entries are failed checks, skipped checks (a named drop: an exception in the source stays
 * visible) and files that Checkov could not parse (a named drop). `code_block` is never copied.
 * @throws UnreadableReportError
 */
export function parseCheckov(report: string, context: ParserContext): ParsedReport {
  const json = parseJson(report, expected);
  const sections = Array.isArray(json) ? json : [json];
  const outcomes = sections.map((section) => ofSection(section, context));
  if (outcomes.length === 0 || outcomes.every((outcome) => outcome === undefined)) return unknownShape(json, expected);
  return account(
    outcomes.flatMap((outcome) => outcome ?? [{ drop: "framework section of another shape" }]),
    sections.every(showsNothingChecked) ? "Checkov checked no resource: nothing was scanned" : undefined,
  );
}

function ofSection(section: unknown, context: ParserContext): readonly Outcome[] | undefined {
  if (!isObject(section)) return undefined;
  if (section.results === undefined && section.passed === 0 && section.failed === 0) return [];
  if (!isObject(section.results) || !Array.isArray(section.results.failed_checks)) return undefined;
  const { failed_checks: failed, skipped_checks: skipped, parsing_errors: unparsed } = section.results;
  return [
    ...failed.map((check) => toFinding(check, context)),
    ...list(skipped).map(() => ({ drop: chosenReasons.checkov })),
    ...unparsedFiles(unparsed, section.summary).map(() => ({ drop: "file that Checkov could not parse" })),
  ];
}

/** `--quiet` leaves only the number of files that could not be parsed. */
function unparsedFiles(listed: unknown, summary: unknown): readonly unknown[] {
  const count = isObject(summary) ? (ordinalNumber(summary.parsing_errors) ?? 0) : 0;
  return Array.isArray(listed) ? listed : Array.from({ length: Math.min(count, 100_000) });
}

/**
 * Checkov exits 0 on a missing folder and on files that it can't parse, and `resource_count` is 0 for CDKTF's JSON: only
 * the checks and their numbers show that there was something to check.
 */
function showsNothingChecked(section: unknown): boolean {
  if (!isObject(section)) return false;
  const results = isObject(section.results) ? section.results : {};
  const counts = isObject(section.summary) ? section.summary : section;
  const checks = [results.passed_checks, results.failed_checks, results.skipped_checks].flatMap(list);
  return checks.length === 0 && counts.passed === 0 && counts.failed === 0 && !ordinalNumber(counts.skipped);
}

function toFinding(check: unknown, { checkovSeverities }: ParserContext): Outcome {
  if (!isObject(check)) return { drop: "failed check that is no object" };
  const rule = text(check.check_id);
  const resource = text(check.resource);
  // file_path changes with the -d option, repo_file_path does not.
  const file = text(check.repo_file_path) ?? text(check.file_path);
  if (rule === undefined || resource === undefined || file === undefined)
    return { drop: "failed check without check_id, resource or file" };

  const word = text(check.severity);
  const [startLine, endLine] = list(check.file_line_range).map(ordinalNumber);
  const name = text(check.check_name) ?? rule;
  const reason = checkovReason(checkovSeverities, rule);
  const common = {
    scanner: "checkov",
    rule,
    title: name,
    description: reason === undefined ? name : `${name}: ${reason}`,
    severity: word === undefined ? checkovSeverity(checkovSeverities, rule) : severityOfWord("checkov", word),
    ...optional("originalSeverity", word),
    location: { file: sourcePath(file), ...optional("startLine", startLine), ...optional("endLine", endLine) },
    ...optional("url", text(check.guideline)),
  } as const;
  // Of a secret, `resource` is a hash of the secret itself: it goes nowhere.
  if (rule.startsWith("CKV_SECRET_")) return { ...common, class: "secret" };
  const named = constructOf(check.code_block) ?? resource;
  const advice = `Change ${named} so that ${rule} passes, or ask the security team for a waiver.`;
  return { ...common, class: "misconfiguration", resource: named, advice };
}

/**
 * Checkov's own name for the resource is `resource.<id>` in one kind of check and `<type>.<id>` in another, so the
 * construct's path is preferred.
 */
function constructOf(codeBlock: unknown): string | undefined {
  return constructPath(list(codeBlock).map((line) => text(list(line)[1]) ?? ""));
}
