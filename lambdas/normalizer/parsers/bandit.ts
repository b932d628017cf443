import { isObject, type JsonObject, list, optional, ordinalNumber, own, text } from "../../shared/json";
import type { JsonDocument } from "../../shared/json-document/open-json";
import { sourcePath } from "../../shared/paths";
import { severityOfWord } from "../../shared/severity";
import { dropsOf, type JsonFormat, type OpenReport, type Outcome, unknownShape } from "./parser";

const expected = `Bandit's JSON report (bandit -f json): an object with "results" and "errors"`;

/** Their messages quote the credential: https://bandit.readthedocs.io/en/1.9.4/plugins/index.html */
const credentialTests: readonly string[] = ["B105", "B106", "B107"];

const confidences: Readonly<Record<string, number>> = { HIGH: 90, MEDIUM: 60, LOW: 30 };

/**
 * Bandit 1.x `-f json`. Entries are `results[]` and `errors[]`: a file that Bandit could not read is a named drop.
 * `code` is hashed into the identity and copied nowhere else, because it holds credentials as they are.
 */
export const bandit: JsonFormat = { expected, lists: ["results", "errors"], open };

function open({ root, entries }: JsonDocument): OpenReport {
  const results = isObject(root) ? entries(root.results) : undefined;
  const errors = isObject(root) ? entries(root.errors) : undefined;
  if (!isObject(root) || !results || !errors) return unknownShape(root, expected);
  return {
    lists: [{ entries: results, read: toFinding }, ...dropsOf(errors, "file that Bandit could not read")],
    ...optional("error", results.length === 0 ? emptiness(root.metrics, errors) : undefined),
  };
}

/**
 * Bandit exits 0 when the path is missing or no file could be parsed: `metrics` has the files that it opened. Without
 * them a report may be another tool's: Semgrep's JSON has `results` and `errors`, too.
 */
function emptiness(metrics: unknown, errors: Iterable<unknown>): string | undefined {
  if (!isObject(metrics))
    return 'the report has neither results nor Bandit\'s "metrics": nothing shows that Bandit scanned anything';
  const unread = new Set<unknown>(["_totals"]);
  for (const error of errors) if (isObject(error)) unread.add(error.filename);
  const isRead = Object.keys(metrics).some((file) => !unread.has(file));
  return isRead ? undefined : "Bandit read no file: nothing was scanned";
}

function toFinding(result: unknown): Outcome {
  if (!isObject(result)) return { drop: "result that is no object" };
  const rule = text(result.test_id);
  const file = text(result.filename);
  if (rule === undefined || file === undefined) return { drop: "result without test_id or filename" };

  const isCredential = credentialTests.includes(rule);
  const message = text(result.issue_text) ?? rule;
  const description = isCredential ? message.replace(/['"].*$/s, "***") : message;
  const word = text(result.issue_severity);
  const lines = list(result.line_range).flatMap((line) => ordinalNumber(line) ?? []);
  const common = {
    scanner: "bandit",
    rule,
    title: description,
    description,
    severity: severityOfWord("bandit", word),
    ...optional("originalSeverity", word),
    ...optional("confidence", own(confidences, text(result.issue_confidence))),
    location: {
      file: sourcePath(file),
      ...optional("startLine", ordinalNumber(result.line_number)),
      ...optional("endLine", lines.at(-1)),
    },
    ...optional("url", text(result.more_info)),
  } as const;
  return isCredential
    ? { ...common, class: "secret" }
    : { ...common, class: "code", source: reportedSource(result, lines), weaknesses: weaknesses(result.issue_cwe) };
}

function weaknesses(issueCwe: unknown): readonly number[] {
  const number = isObject(issueCwe) ? ordinalNumber(issueCwe.id) : undefined;
  return number === undefined ? [] : [number];
}

/** The reported lines of `code` ("12 app = Flask()"), without their numbers and without the lines around them. */
function reportedSource(result: JsonObject, lines: readonly number[]): string {
  const reported = new Set([...lines, result.line_number]);
  return (text(result.code) ?? "")
    .split("\n")
    .map((line) => /^(\d+)\s?(.*)$/s.exec(line))
    .filter((match) => match !== null && reported.has(Number(match[1])))
    .map((match) => match?.[2] ?? "")
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}
