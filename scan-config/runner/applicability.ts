import type { SourceFile } from "../../lambdas/shared/source-digest";
import type { AppliesTo } from "./definition";
import { globExpression } from "./glob";

/** Paths of the files that the scanner must look at, sorted. */
export function applicableFiles(appliesTo: readonly AppliesTo[], files: readonly SourceFile[]): readonly string[] {
  const rules = appliesTo.map(({ glob, contains }) => ({
    path: globExpression(glob),
    text: contains === undefined ? null : new RegExp(contains, "m"),
  }));
  return files
    .filter(({ path, bytes }) =>
      rules.some((rule) => rule.path.test(path) && (rule.text?.test(Buffer.from(bytes).toString("utf8")) ?? true)),
    )
    .map(({ path }) => path)
    .sort();
}

/** The evidence that a scanner does not apply: what was looked for, in how many files. */
export function notApplicable(appliesTo: readonly AppliesTo[], files: readonly SourceFile[]): string {
  const patterns = appliesTo.map(({ glob, contains }) => (contains ? `${glob} with /${contains}/` : glob));
  return `none of the ${files.length} files of the source matches ${patterns.join(" or ")}`;
}
