import fc from "fast-check";
import {
  type MakeShares,
  type NormalizeContext,
  normalize,
  type ReportInput,
} from "../../lambdas/normalizer/normalize";
import { entriesOf, makeShare } from "../../lambdas/normalizer/share";
import { BufferedFile } from "../../lambdas/shared/bytes/buffered-file";
import { byId, reportInput, writtenTo } from "../support/normalized";
import { cases } from "../support/properties/cases";
import { anyModel } from "../support/properties/models";
import { anyReport } from "../support/properties/real-reports";
import { inputOf, noEdit, textOf } from "../support/properties/report-model";
import { anySpaces } from "../support/properties/spaced";
import { checkovSeverities } from "../support/reports";

const context: NormalizeContext = {
  ...{ workload: "payments", account: "111122223333", region: "eu-central-1", scannerVersions: {}, checkovSeverities },
  now: new Date("2026-01-02T03:04:05Z"),
};

/** Shares that end at any entries, some of them empty. */
const sharesAt =
  (places: readonly number[]): MakeShares =>
  async ({ lists }, all, drafts) => {
    const length = entriesOf(lists);
    const ends = [...places.map((place) => place % (length + 1)), length].sort((a, b) => a - b);
    return ends.map((to, index) =>
      makeShare(lists, { from: ends[index - 1] ?? 0, to }, all, index === 0 ? drafts : new BufferedFile()),
    );
  };

async function written(inputs: readonly ReportInput[], makeShares?: MakeShares) {
  const out = new BufferedFile();
  try {
    const summary = await normalize(inputs, context, out, makeShares);
    return { ...summary, reports: summary.reports.map(sorted), written: byId(writtenTo(out)) };
  } finally {
    out.close();
  }
}

const generated = fc
  .tuple(anyModel(), anySpaces)
  .map(([model, spaces]) => shown(inputOf(model, noEdit, spaces), () => textOf(model, noEdit, spaces)));

/** A failing property shows the text of a generated report, and the name of a real one. */
function shown(input: ReportInput, text: () => string): ReportInput {
  return Object.assign(input, { [fc.toStringMethod]: () => `${input.scanner} ${text()}` });
}

const anyInput: fc.Arbitrary<ReportInput> = fc.oneof(
  { weight: 3, arbitrary: generated },
  {
    weight: 1,
    arbitrary: anyReport.map(({ scanner, bytes, file }) => shown(reportInput(scanner, bytes, file), () => file)),
  },
);

test("at whatever entries a report is divided, its findings are the same", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyInput, { minLength: 1, maxLength: 2 }),
      fc.array(fc.nat({ max: 200 }), { maxLength: 4 }),
      async (inputs, places) => {
        expect(await written(inputs, sharesAt(places))).toEqual(await written(inputs));
      },
    ),
    cases("shares"),
  );
});

/** The order of reasons means nothing. */
function sorted<Report extends { readonly dropped: readonly { readonly reason: string }[] }>(report: Report): Report {
  return { ...report, dropped: report.dropped.toSorted((a, b) => (a.reason < b.reason ? -1 : 1)) };
}
