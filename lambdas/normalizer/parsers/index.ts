import { optional } from "../../shared/json";
import type { Scanner } from "../../shared/scanners";
import { decode } from "../decode";
import { jsonDocument } from "../json-document";
import { UnreadableReportError } from "../unreadable";
import { parseBandit } from "./bandit";
import { parseCheckov } from "./checkov";
import { parseGrype } from "./grype";
import { parseJunit } from "./junit";
import type { ParsedReport, Parser, ParserContext } from "./parser";
import { parseSafety } from "./safety";
import { parseSarif } from "./sarif";
import { parseTrivy } from "./trivy";

/** Every parser there is: the one place where a scanner's format is registered. */
const parsers: Readonly<Record<Scanner, Format>> = {
  bandit: { parse: parseBandit, isJson: true },
  checkov: { parse: parseCheckov, isJson: true },
  grype: { parse: parseGrype, isJson: true },
  junit: { parse: parseJunit, isJson: false },
  safety: { parse: parseSafety, isJson: true },
  sarif: { parse: parseSarif, isJson: true },
  trivy: { parse: parseTrivy, isJson: true },
};

interface Format {
  readonly parse: Parser;
  /** JSON can be told from the log lines and banners around it. */
  readonly isJson: boolean;
}

/** A report, and what had to be done to read it. */
export interface ReadReport extends ParsedReport {
  readonly note?: string;
}

/** @throws UnreadableReportError when the report is empty, too large, no text, of another shape or of another scanner */
export function parseReport(scanner: Scanner, bytes: Uint8Array, context: ParserContext): ReadReport {
  const { parse, isJson } = parsers[scanner];
  const report = decode(bytes);
  if (report.trim() === "") throw new UnreadableReportError("the report is empty: the scanner wrote nothing");
  if (!isJson) return parse(report, context);
  const { json, note } = jsonDocument(report);
  return { ...parse(json, context), ...optional("note", note) };
}
