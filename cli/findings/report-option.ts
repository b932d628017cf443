import type { ByteSource } from "../../lambdas/shared/bytes/byte-source";
import { isScanner, type Scanner, scanners } from "../../lambdas/shared/scanners";
import { CannotError } from "../support/errors";
import { openInput } from "../support/files";

/** A report that the command line names. */
export interface NamedReport {
  readonly scanner: Scanner;
  readonly file: string;
  readonly source: ByteSource;
}

/**
 * Opens `--report <scanner>=<file>`.
 * @throws CannotError when the scanner is unknown or the file can't be read
 */
export function openReportOption(option: string): NamedReport {
  const [, scanner = "", file = ""] = /^([^=]*)=(.+)$/s.exec(option) ?? [];
  if (file === "")
    throw new CannotError(`--report: expected <scanner>=<file>, found "${option}"`, "e.g. --report bandit=report.json");
  if (!isScanner(scanner))
    throw new CannotError(`--report: unknown scanner "${scanner}"`, `use one of ${scanners.join(", ")}`);
  return { scanner, file, source: openInput(file, `--report ${scanner}`) };
}
