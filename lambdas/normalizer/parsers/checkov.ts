import { checkovReason, checkovSeverity } from "../../shared/checkov-severity";
import { isObject, type JsonObject, list, optional, ordinalNumber, text } from "../../shared/json";
import { countedEntries } from "../../shared/json-document/entries";
import type { JsonDocument } from "../../shared/json-document/open-json";
import { sourcePath } from "../../shared/paths";
import { severityOfWord } from "../../shared/severity";
import { chosenReasons } from "../../shared/summary";
import { checkovResource } from "./checkov/resource";
import { type TypedNames, typedNames } from "./checkov/typed-names";
import { ofMember } from "./member-entries";
import {
  dropsOf,
  type EntryList,
  type JsonFormat,
  type OpenReport,
  type Outcome,
  type ParserContext,
  unknownShape,
} from "./parser";

const expected = `Checkov's JSON report (checkov -o json): an object, or an array of objects, with "results"`;

/**
 * Checkov 3.x `-o json`: one object per framework, an array of them, or the short object that says "passed 0" when no
 * framework matched. Entries are failed checks, skipped checks (a named drop: an exception in the source stays
 * visible) and files that Checkov could not parse (a named drop). `code_block` is never copied.
 */
export const checkov: JsonFormat = {
  expected,
  lists: ["failed_checks", "skipped_checks"],
  counted: ["passed_checks"],
  open,
};

function open(document: JsonDocument, context: ParserContext): OpenReport {
  const { root } = document;
  const sections = Array.isArray(root) ? root : [root];
  const read = sections.map((section) => ofSection(section, document, context));
  if (read.every((lists) => lists === undefined)) return unknownShape(root, expected);
  const sawNothing = sections.every((section) => showsNothingChecked(section, document));
  return {
    lists: read.flatMap((lists) => lists ?? dropsOf(countedEntries(1), "framework section of another shape")),
    ...optional("error", sawNothing ? "Checkov checked no resource: nothing was scanned" : undefined),
  };
}

function ofSection(section: unknown, document: JsonDocument, context: ParserContext): readonly EntryList[] | undefined {
  if (!isObject(section)) return undefined;
  if (section.results === undefined && section.passed === 0 && section.failed === 0) return [];
  if (!isObject(section.results)) return undefined;
  const failed = document.entries(section.results.failed_checks);
  if (!failed) return undefined;
  const names = typedNames(failed);
  return [
    { entries: failed, read: (check) => toFinding(check, context, names) },
    ...ofMember(section.results, "skipped_checks", document, (skipped) => dropsOf(skipped, chosenReasons.checkov)),
    ...unparsedFiles(section.results, section.summary, document),
  ];
}

/** `--quiet` leaves only the number of files that could not be parsed. */
function unparsedFiles(results: JsonObject, summary: unknown, document: JsonDocument): readonly EntryList[] {
  const reason = "file that Checkov could not parse";
  const count = isObject(summary) ? (ordinalNumber(summary.parsing_errors) ?? 0) : 0;
  return results.parsing_errors === undefined
    ? dropsOf(countedEntries(Math.min(count, 100_000)), reason)
    : ofMember(results, "parsing_errors", document, (files) => dropsOf(files, reason));
}

/**
 * Checkov exits 0 on a missing folder and on files that it can't parse, and `resource_count` is 0 for CDKTF's JSON: only
 * the checks and their numbers show that there was something to check; without both nothing shows it.
 */
function showsNothingChecked(section: unknown, { entries }: JsonDocument): boolean {
  if (!isObject(section)) return false;
  const results = isObject(section.results) ? section.results : {};
  const counts = isObject(section.summary) ? section.summary : section;
  const checks = [results.passed_checks, results.failed_checks, results.skipped_checks];
  return (
    checks.every((listed) => !entries(listed)?.length) &&
    [counts.passed, counts.failed, counts.skipped].every((count) => ordinalNumber(count) === undefined)
  );
}

function toFinding(check: unknown, { checkovSeverities }: ParserContext, names: TypedNames): Outcome {
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
  const named = checkovResource(check, resource, names);
  const advice = `Change ${named.resource} so that ${rule} passes.`;
  return { ...common, class: "misconfiguration", ...named, advice };
}
