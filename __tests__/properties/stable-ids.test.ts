import fc from "fast-check";
import { byId, normalized, normalizedAll } from "../support/normalized";
import { cases } from "../support/properties/cases";
import { anyModel } from "../support/properties/models";
import { anyJson } from "../support/properties/real-reports";
import { anyEdit, type Edit, inputOf, noEdit, type ReportModel } from "../support/properties/report-model";
import { shuffledBy } from "../support/properties/shuffled";

const models = (family: number) => fc.array(anyModel(family), { minLength: 1, maxLength: 2 });

/** Ids of what is found, in their order: which entry has which shows in no report. */
async function idsOf(reports: readonly ReportModel[], edit: Edit = noEdit, workload?: string) {
  const inputs = shuffledBy(edit.order, reports).map((model) => inputOf(model, edit));
  const { findings } = await normalizedAll(inputs, workload === undefined ? {} : { workload });
  return findings.map(({ Id }) => Id).sort();
}

test("moved lines, other severities, texts, tool versions, builds, folders and orders keep every id", async () => {
  await fc.assert(
    fc.asyncProperty(models(1), anyEdit, async (reports, edit) => {
      expect(await idsOf(reports, edit)).toEqual(await idsOf(reports));
    }),
    cases("stable ids: edits"),
  );
});

test("entries and reports that are added keep the ids of the others", async () => {
  await fc.assert(
    fc.asyncProperty(models(1), models(2), anyEdit, async (reports, others, edit) => {
      const ids = await idsOf([...reports, ...others], edit);
      expect(ids).toEqual(expect.arrayContaining(await idsOf(reports)));
    }),
    cases("stable ids: unrelated entries"),
  );
});

test("another workload shares no id", async () => {
  await fc.assert(
    fc.asyncProperty(models(1), async (reports) => {
      const ids = new Set(await idsOf(reports));
      expect((await idsOf(reports, noEdit, "shop")).filter((id) => ids.has(id))).toEqual([]);
    }),
    cases("stable ids: workloads"),
  );
});

/** Where no scanner gives an order a meaning. */
const unordered = [
  ...["results", "errors", "runs", "Results", "Vulnerabilities", "Misconfigurations", "Secrets", "Licenses", "matches"],
  ...["failed_checks", "skipped_checks", "vulnerabilities", "known_vulnerabilities", "specifications", "dependencies"],
];

test("the order of a real report's entries changes no finding", async () => {
  await fc.assert(
    fc.asyncProperty(anyJson, fc.nat(), async ({ scanner, json, bytes }, order) => {
      const turned = JSON.stringify(json, (key, value) =>
        unordered.includes(key) && Array.isArray(value) ? shuffledBy(order, value) : value,
      );
      const [one, other] = [await normalized(scanner, bytes), await normalized(scanner, turned)];
      expect(byId(other.findings)).toEqual(byId(one.findings));
      expect(other.merged).toBe(one.merged);
    }),
    cases("order of real reports"),
  );
});
