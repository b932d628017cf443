import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type Scanner, scanners } from "../../../lambdas/shared/scanners";
import { collection, hasCollection } from "../reports";

export interface RealReport {
  readonly scanner: Scanner;
  readonly file: string;
  readonly bytes: Buffer;
}

const committed = join(__dirname, "..", "..", "fixtures");

/** A property reads a report thousands of times. */
const largest = 100_000;

/** Reports that tools wrote: those of the project, and the whole collection where it is on this machine. */
const realReports: readonly RealReport[] = [committed, ...(hasCollection ? [collection] : [])].flatMap((root) =>
  scanners.flatMap((scanner) =>
    readdirSync(join(root, scanner))
      .map((name) => ({ scanner, file: `${scanner}/${name}`, bytes: readFileSync(join(root, scanner, name)) }))
      .filter(({ bytes }) => bytes.length > 0 && bytes.length <= largest),
  ),
);

/** Those that are one JSON document and nothing else. */
const realJson: readonly (RealReport & { readonly json: unknown })[] = realReports.flatMap((report) => {
  try {
    return report.scanner === "junit" ? [] : [{ ...report, json: JSON.parse(report.bytes.toString()) as unknown }];
  } catch {
    return [];
  }
});

/** One of them; a failing property shows its name. */
export const anyReport: fc.Arbitrary<RealReport> = fc.constantFrom(...realReports.map(named));
export const anyJson = fc.constantFrom(...realJson.filter(({ json }) => isDocument(json)).map(named));

function named<Report extends RealReport>(report: Report): Report {
  return Object.assign(report, { [fc.toStringMethod]: () => report.file });
}

/** `trivy` 0.1 wrote `null` and `[]` where it found nothing: too little to be changed. */
function isDocument(json: unknown): boolean {
  return JSON.stringify(json).length > 60;
}
