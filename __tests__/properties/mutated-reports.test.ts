import fc from "fast-check";
import type { Scanner } from "../../lambdas/shared/scanners";
import { problemsOf } from "../support/asff-problems";
import { brokenDocumentation } from "../support/documented-asff";
import { byId, type NormalizedReport, normalized } from "../support/normalized";
import { cases } from "../support/properties/cases";
import { byteChanges, damaged } from "../support/properties/changed-bytes";
import { changedJson, jsonChanges } from "../support/properties/changed-json";
import { anyJson, anyReport } from "../support/properties/real-reports";
import { anySpaces, spaced } from "../support/properties/spaced";
import { collection, hasCollection } from "../support/reports";

/** Whatever a report has become, it is read or refused with a sentence, and nothing of it is lost. */
async function accountedFor(scanner: Scanner, bytes: Uint8Array | string): Promise<NormalizedReport> {
  const normal = await normalized(scanner, bytes);
  const { findings, report, merged } = normal;
  const dropped = report.dropped.reduce((sum, { count }) => sum + count, 0);
  expect([report.entries, report.findings]).toEqual([report.findings + dropped, findings.length + merged]);
  expect(findings.flatMap((finding) => [...problemsOf(finding), ...brokenDocumentation(finding)])).toEqual([]);
  expect(new Set(findings.map(({ Id }) => Id)).size).toBe(findings.length);
  if (report.error !== undefined) expect(report.error).toMatch(/^\S.*\S$/s);
  return normal;
}

test("bytes that are cut, flipped, put in, taken out and repeated cost no more than the report", async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, byteChanges, async ({ scanner, bytes }, changes) => {
      await accountedFor(scanner, damaged(bytes, changes));
    }),
    cases("changed bytes"),
  );
});

test("members and elements that are gone, doubled, renamed, moved, nested or of another type cost no more than themselves", async () => {
  await fc.assert(
    fc.asyncProperty(anyJson, jsonChanges, async ({ scanner, json }, changes) => {
      await accountedFor(scanner, changedJson(json, changes));
    }),
    cases("changed JSON"),
  );
});

test("white space between the tokens changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(anyJson, anySpaces, async ({ scanner, json, bytes }, spaces) => {
      const [one, other] = [await normalized(scanner, bytes), await normalized(scanner, spaced(json, spaces))];
      expect(meaning(other)).toEqual(meaning(one));
    }),
    cases("formatting of real reports"),
  );
});

test("a report that was cut off is refused, unless only what stands around it is gone", async () => {
  await fc.assert(
    fc.asyncProperty(anyReport, fc.nat(), async ({ scanner, bytes }, at) => {
      const cut = await accountedFor(scanner, bytes.subarray(0, at % bytes.length));
      if (cut.report.error === undefined) expect(meaning(cut)).toEqual(meaning(await normalized(scanner, bytes)));
    }),
    cases("truncated reports"),
  );
});

const between = fc.constantFrom("\n", "", " ", "\r\n", " done\n", "\nINFO: done\n", "\n+===+\n DEPRECATED\n");
const behind = fc.constantFrom("", "\n", " done\n", "\nINFO: done\n");

test("of two reports in one file none is read", async () => {
  await fc.assert(
    fc.asyncProperty(anyJson, anyJson, between, behind, async (one, other, text, end) => {
      await isRefused(one.scanner, [one.bytes, Buffer.from(text), other.bytes, Buffer.from(end)]);
    }),
    cases("two reports in one file"),
  );
});

test("a report is not read for the whole if another one begins behind it and is cut off", async () => {
  await fc.assert(
    fc.asyncProperty(anyJson, anyJson, between, fc.nat(), async (one, other, text, at) => {
      const begun = other.bytes.subarray(0, 40 + (at % (other.bytes.length - 40)));
      await isRefused(one.scanner, [one.bytes, Buffer.from(text), begun]);
    }),
    cases("a report and a part of another one"),
  );
});

async function isRefused(scanner: Scanner, parts: readonly Uint8Array[]): Promise<void> {
  const { findings, report } = await accountedFor(scanner, Buffer.concat(parts));
  expect([findings.length, report.error]).toEqual([0, expect.stringMatching(/^expected .* found /s)]);
}

/** All that a report says; its sentences may name places in the file. */
function meaning({ findings, report, merged }: NormalizedReport) {
  const { note: _note, error, ...counts } = report;
  return { findings: byId(findings), counts, hasError: error !== undefined, merged };
}

if (!hasCollection) test.skip(`the collection of real reports is not on this machine (${collection})`, () => {});
