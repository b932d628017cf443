import type { IndexColumns } from "../../lambdas/normalizer/finding-index";
import type { NormalizeContext } from "../../lambdas/normalizer/normalize";
import type { Range, Share } from "../../lambdas/normalizer/share";
import type { ScannedJson } from "../../lambdas/shared/json-document/open-json";
import type { Scanner } from "../../lambdas/shared/scanners";

/** What a thread is told: which entries of which report to draft. */
export interface ShareTask {
  readonly scanner: Scanner;
  /** The report in UTF-8. */
  readonly report: { readonly descriptor: number; readonly size: number };
  /** What the scan of the report found. */
  readonly json: Omit<ScannedJson, "lists"> & { readonly lists: readonly Float64Array<ArrayBuffer>[] };
  readonly range: Range;
  readonly context: NormalizeContext;
  /** Descriptor of the empty file that the drafts go to; whoever gave it closes it. */
  readonly drafts: number;
}

export interface ShareAnswer extends Omit<Share, "drafts" | "index"> {
  readonly columns: IndexColumns;
  readonly draftBytes: number;
}

/** Instead of an answer: an entry does not end where it was guessed to end. */
export const misguided = "misguided guess";
