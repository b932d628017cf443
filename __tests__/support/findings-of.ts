import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Assembly } from "../../lambdas/normalizer/assembly";
import type { ReportInput } from "../../lambdas/normalizer/normalize";
import type { EntryList } from "../../lambdas/normalizer/parsers/parser";
import { makeShare } from "../../lambdas/normalizer/share";
import type { AsffContext } from "../../lambdas/normalizer/to-asff";
import type { AsffFinding } from "../../lambdas/shared/asff";
import { BufferedFile } from "../../lambdas/shared/bytes/buffered-file";
import type { Finding } from "../../lambdas/shared/finding";
import { arrayEntries } from "../../lambdas/shared/json-document/entries";
import { scanners } from "../../lambdas/shared/scanners";
import { normalizedAll, reportInput, writtenTo } from "./normalized";
import { collectedReports, collection } from "./reports";

const context: AsffContext = {
  workload: "payments",
  account: "111122223333",
  region: "eu-central-1",
  execution: "e-1",
  sourceDigest: "d".repeat(64),
  scannerVersions: { bandit: "1.9.4", trivy: "0.74.0" },
  now: new Date("2026-01-02T03:04:05.678Z"),
};

/** What is sent for reports. Tests about findings, and not about how they are read, get them only from here. */
export async function findingsOf(reports: readonly ReportInput[]): Promise<readonly AsffFinding[]> {
  return (await normalizedAll(reports, context)).findings;
}

/** Findings of one report; `shares` says how many of them each share drafts, one share has them all unless it does. */
export interface ReportedFindings {
  readonly findings: readonly Finding[];
  readonly shares?: readonly number[];
}

/** What is sent for the findings of several reports, whichever parser they come from. */
export function findingsFromReports(
  reports: readonly ReportedFindings[],
  change: Partial<AsffContext> = {},
): readonly AsffFinding[] {
  const all = { ...context, ...change };
  const out = new BufferedFile();
  const assembly = new Assembly(out, all);
  const files = [out];
  for (const { findings, shares = [findings.length] } of reports) {
    const lists = [asEntries(findings)];
    let from = 0;
    for (const length of shares) {
      const drafts = assembly.firstDrafts ?? new BufferedFile();
      assembly.add(makeShare(lists, { from, to: from + length }, all, drafts), lists);
      files.push(drafts);
      from += length;
    }
  }
  assembly.finish();
  const written = writtenTo(out);
  for (const file of files) file.close();
  return written;
}

/** What is sent for the findings of one report, whichever parser they come from. */
export function findingsFrom(findings: readonly Finding[], change: Partial<AsffContext> = {}): readonly AsffFinding[] {
  return findingsFromReports([{ findings }], change);
}

/** Entries that are findings already. */
export function asEntries(findings: readonly Finding[]): EntryList {
  return { entries: arrayEntries(findings), read: (finding) => finding as Finding };
}

/** What is sent for every real report in ../shared/fixtures, report by report: nothing is merged away. */
export async function collectedFindings(): Promise<readonly AsffFinding[]> {
  const findings = collectedReports().map(async ({ file, tool }) => {
    const scanner = scanners.find((one) => one === tool);
    if (scanner === undefined) throw new Error(`${file}: ${tool} is no scanner`);
    return findingsOf([reportInput(scanner, readFileSync(join(collection, file)), file)]);
  });
  return (await Promise.all(findings)).flat();
}
