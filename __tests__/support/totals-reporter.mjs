import { mkdirSync, writeFileSync } from "node:fs";

/** Writes the totals where .ci/run finds them, and the time of each kind, which the summary of jest lacks. */
export default class TotalsReporter {
  onRunComplete(_contexts, results) {
    const seconds = new Map();
    for (const { displayName, perfStats } of results.testResults) {
      const kind = displayName?.name ?? "tests";
      seconds.set(kind, (seconds.get(kind) ?? 0) + (perfStats.end - perfStats.start) / 1000);
    }
    const times = [...seconds].map(([kind, value]) => `${kind} ${value.toFixed(1)} s`).join(", ");
    process.stderr.write(`Time in test files: ${times}\n`);
    const skipped = results.numPendingTests ? `, ${results.numPendingTests} skipped` : "";
    mkdirSync("out", { recursive: true });
    writeFileSync(
      "out/test-totals.txt",
      `${results.numPassedTests} passed, ${results.numFailedTests} failed${skipped}\n`,
    );
  }
}
