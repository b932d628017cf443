import fc from "fast-check";
import type { ReportInput } from "../../../lambdas/normalizer/normalize";
import { bytesSource } from "../../../lambdas/shared/bytes/byte-source";
import type { Scanner } from "../../../lambdas/shared/scanners";
import { shuffledBy } from "./shuffled";
import { spaced } from "./spaced";

/** What may change between two runs of a scanner over a source without another finding. */
export interface Edit {
  /** By so many lines everything has moved down. */
  readonly lines: number;
  /** Stands behind every text that is for people only. */
  readonly words: string;
  /** The severity that the tool now gives to everything. */
  readonly severity?: string;
  readonly toolVersion: string;
  /** The absolute folder that the source lies in, where the tool tells it. */
  readonly root: string;
  /** Number of the CodeBuild build. */
  readonly build: number;
  /** Which order sections and entries have; 0 is their own. */
  readonly order: number;
}

export const noEdit: Edit = { lines: 0, words: "", toolVersion: "1.0.0", root: "/builds/app", build: 1, order: 0 };

export const anyEdit: fc.Arbitrary<Edit> = fc.record(
  {
    lines: fc.nat({ max: 10_000 }),
    words: fc.constantFrom("", " of 2026", "\u202e…"),
    severity: fc.constantFrom("CRITICAL", "LOW", "UNKNOWN", "nonsense"),
    toolVersion: fc.constantFrom("1.0.0", "2.3.4"),
    root: fc.constantFrom("/builds/app", "/home/someone/work", "/tmp/x/y/z"),
    build: fc.nat({ max: 1_000_000 }),
    order: fc.nat(),
  },
  { requiredKeys: ["lines", "words", "toolVersion", "root", "build", "order"] },
);

/** How many entries become findings, and how many are named drops. */
export interface Counts {
  readonly findings: number;
  readonly drops: number;
}

/** A report that does not exist yet: what a scanner found, from which the report is written as the scanner would. */
export interface ReportModel extends Counts {
  readonly scanner: Scanner;
  /** What its JSON means; JUnit gives the text itself. */
  readonly write: (edit: Edit) => unknown;
}

/** What a part of a report, such as an entry, is written as, and what becomes of it. */
export interface Part extends Counts {
  readonly write: (edit: Edit) => unknown;
}

export const finding: Counts = { findings: 1, drops: 0 };
export const drop: Counts = { findings: 0, drops: 1 };
export const nothing: Counts = { findings: 0, drops: 0 };

export function total(parts: readonly Counts[]): Counts {
  return {
    findings: parts.reduce((sum, { findings }) => sum + findings, 0),
    drops: parts.reduce((sum, { drops }) => sum + drops, 0),
  };
}

/** Parts in the order that the edit wants. */
export function writeAll(parts: readonly Part[], edit: Edit): readonly unknown[] {
  return shuffledBy(edit.order, parts).map(({ write }) => write(edit));
}

/** A model that a failing property shows as the report that it writes. */
export function modelOf(scanner: Scanner, counts: Counts, write: (edit: Edit) => unknown): ReportModel {
  const model = { scanner, findings: counts.findings, drops: counts.drops, write };
  return Object.assign(model, { [fc.toStringMethod]: () => `${scanner} ${textOf(model)}` });
}

/** @param spaces as in `spaced`; without them the report has no line break */
export function textOf(model: ReportModel, edit: Edit = noEdit, spaces: readonly string[] = []): string {
  const written = model.write(edit);
  return typeof written === "string" ? written : spaced(written, spaces);
}

export function inputOf(model: ReportModel, edit?: Edit, spaces?: readonly string[]): ReportInput {
  const source = bytesSource(Buffer.from(textOf(model, edit, spaces)));
  return { scanner: model.scanner, file: model.scanner, source };
}
