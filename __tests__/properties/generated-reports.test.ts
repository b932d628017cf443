import fc from "fast-check";
import { problemsOf } from "../support/asff-problems";
import { brokenDocumentation } from "../support/documented-asff";
import { byId, normalizedAll } from "../support/normalized";
import { cases } from "../support/properties/cases";
import { anyModel } from "../support/properties/models";
import { inputOf, noEdit } from "../support/properties/report-model";
import { anySpaces } from "../support/properties/spaced";

test("reports of any scanners with any text: every entry is accounted for, every finding is valid and has an id of its own", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyModel(), { minLength: 1, maxLength: 3 }), anySpaces, async (models, spaces) => {
      const { findings, summary } = await normalizedAll(models.map((model) => inputOf(model, noEdit, spaces)));
      for (const [index, report] of summary.reports.entries()) {
        const dropped = report.dropped.reduce((sum, { count }) => sum + count, 0);
        const model = models[index];
        expect([report.findings, dropped, report.error]).toEqual([model?.findings, model?.drops, undefined]);
        expect(report.entries).toBe(report.findings + dropped);
      }
      const read = summary.reports.reduce((sum, report) => sum + report.findings, 0);
      expect([summary.findings, read]).toEqual([findings.length, findings.length + summary.merged]);
      expect(findings.flatMap((finding) => [...problemsOf(finding), ...brokenDocumentation(finding)])).toEqual([]);
      expect(new Set(findings.map(({ Id }) => Id)).size).toBe(findings.length);
    }),
    cases("generated reports"),
  );
});

test("formatting changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyModel(), { minLength: 1, maxLength: 2 }), anySpaces, async (models, spaces) => {
      const plain = await normalizedAll(models.map((model) => inputOf(model)));
      const { findings, summary } = await normalizedAll(models.map((model) => inputOf(model, noEdit, spaces)));
      expect([summary, byId(findings)]).toEqual([plain.summary, byId(plain.findings)]);
    }),
    cases("formatting of generated reports"),
  );
});
