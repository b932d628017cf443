import { readBytes } from "../../shared/bytes/byte-source";
import { BrokenJsonError } from "../../shared/json-document/broken-json";
import { type ScannedJson, scanAlone } from "../../shared/json-document/open-json";
import type { ListNames } from "../../shared/json-document/scan";
import { countDocuments, oneReportPerFile } from "./count-documents";
import { UnreadableReportError } from "./unreadable";
import type { TextRange } from "./utf8";

/**
 * Scans a report that is JSON.
 * @param expected what the report should be, e.g. "Bandit's JSON report"
 * @throws UnreadableReportError; its message quotes nothing of the report, which may begin with a secret
 */
export function scanReport(text: TextRange, names: ListNames, expected: string): ScannedJson {
  try {
    return scanAlone(text.source, text.from, text.to, names);
  } catch (error) {
    if (!(error instanceof BrokenJsonError)) throw error;
    throw new UnreadableReportError(`expected ${expected}, found ${whatIsThere(text, error)}`);
  }
}

function whatIsThere(text: TextRange, { message }: BrokenJsonError): string {
  const count = countDocuments(text);
  if (count > 1) return `${count} JSON documents one after the other: ${oneReportPerFile}`;
  const [first = ""] = readBytes(text.source, text.from, Math.min(4, text.to - text.from)).toString();
  const found = /[[{]/.test(first)
    ? "broken JSON, or several documents"
    : `text that is no JSON and begins with ${kindOfCharacter(first)}`;
  return `${found} (${message})`;
}

const kinds = [
  [/</, `"<", as XML and HTML do`],
  [/\p{L}/u, "a letter"],
  [/\p{N}/u, "a digit"],
  [/[\p{P}\p{S}]/u, "a punctuation mark"],
] as const;

function kindOfCharacter(character: string): string {
  return kinds.find(([pattern]) => pattern.test(character))?.[1] ?? "an invisible character";
}
