import { scanReport } from "../../../../lambdas/normalizer/report/scan-report";
import { UnreadableReportError } from "../../../../lambdas/normalizer/report/unreadable";
import { bytesSource } from "../../../../lambdas/shared/bytes/byte-source";

function scan(report: string): unknown {
  const bytes = Buffer.from(report);
  return scanReport({ source: bytesSource(bytes), from: 0, to: bytes.length }, { lists: [] }, "a report").root;
}

function failure(report: string): string {
  try {
    scan(report);
  } catch (error) {
    if (error instanceof UnreadableReportError) return error.message;
    throw error;
  }
  return "no failure";
}

test("a report that is JSON is what it says", () => {
  expect(scan('{"a":1}')).toEqual({ a: 1 });
});

test.each([
  ['{"a":', "it ends in the middle: it was cut off"],
  ["[1,", "it ends in the middle: it was cut off"],
  ["{'a': 1}", "what stands around its entries is no JSON"],
  ['{"a":1}}', "something follows it at 7"],
  ['{"a":1}{"b":', "something follows it at 7"],
])("%s is broken JSON, or several documents", (report, reason) => {
  expect(failure(report)).toBe(`expected a report, found broken JSON, or several documents (${reason})`);
});

test.each([
  ['{"a":1}\n{"b":"}{"}\n', 2],
  ['{"a":1}[{"b":2}]', 2],
  ["{}\n[]\n\n{}", 3],
  [`{"a":"${"x".repeat(100_000)}"}\n`.repeat(4), 4],
])("several documents are counted, and it is said what to do", (report, count) => {
  expect(failure(report)).toBe(
    `expected a report, found ${count} JSON documents one after the other: let the tool write every report into a file of its own (Checkov writes one for each -d: call it once for each folder)`,
  );
});

test.each([
  ["hunter2hunter2", "a letter"],
  ["éhunter2", "a letter"],
  ["2hunter2hunter", "a digit"],
  ["<hunter2/>", '"<", as XML and HTML do'],
  ['"hunter2', "a punctuation mark"],
  ["$hunter2", "a punctuation mark"],
  ["\u0001hunter2", "an invisible character"],
])("of %j only the kind of its first character is said", (report, kind) => {
  expect(failure(report)).toContain(`found text that is no JSON and begins with ${kind} (`);
  expect(failure(report)).not.toContain("hunter");
});
