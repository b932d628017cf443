import type { Scanner } from "../../shared/scanners";
import { decode } from "../decode";
import { UnreadableReportError } from "../unreadable";
import { parseBandit } from "./bandit";
import { parseCheckov } from "./checkov";
import { parseJunit } from "./junit";
import type { ParsedReport, Parser, ParserContext } from "./parser";
import { parseSafety } from "./safety";

/** Every parser there is. */
const parsers: Readonly<Partial<Record<Scanner, Parser>>> = {
  bandit: parseBandit,
  checkov: parseCheckov,
  junit: parseJunit,
  safety: parseSafety,
};

/** @throws UnreadableReportError when the report is empty, of another shape, or of a scanner without a parser */
export function parseReport(scanner: Scanner, bytes: Uint8Array, context: ParserContext): ParsedReport {
  const parser = parsers[scanner];
  if (!parser)
    throw new UnreadableReportError(
      `there is no parser for ${scanner} yet: this version reads ${Object.keys(parsers).join(", ")}`,
    );
  const report = decode(bytes);
  if (report.trim() === "") throw new UnreadableReportError("the report is empty: the scanner wrote nothing");
  return parser(report, context);
}
