import fc from "fast-check";
import { drop, type Edit, finding, modelOf, type Part, type ReportModel, total, writeAll } from "../report-model";
import { address, anyText, isText, neededLike, optionalText, path, someText, vulnerabilityId } from "../text";

const score = fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constantFrom(null, -1, 99, "9.8"));
const rating = fc.oneof(
  fc.constant(null),
  fc.record({ base_score: score, base_severity: fc.constantFrom("HIGH", "NONE", "x", null), vector_string: anyText }),
);

const details = (family: number) =>
  fc.record({
    id: neededLike(fc.nat({ max: 9 }).map((n) => `${family}000${n}`)),
    name: neededLike(fc.oneof(fc.constantFrom("django", "Django", "zope.interface"), someText)),
    version: optionalText,
    cve: fc.oneof(vulnerabilityId(family), fc.constantFrom(null, "")),
    advisory: anyText,
    url: address,
    rating,
    published: fc.oneof(fc.constantFrom("2022-Apr-12", null), anyText),
    fixed: fc.oneof(fc.constantFrom([""], null), fc.array(anyText, { maxLength: 3 })),
    file: path,
  });
type Details = typeof details extends (family: number) => fc.Arbitrary<infer Value> ? Value : never;

const isFinding = ({ id, name }: Details) => (isText(id) && isText(name) ? finding : drop);

const inCheck =
  (version: 2 | 3) =>
  (one: Details): Part => ({
    ...isFinding(one),
    write: ({ root, words }) => ({
      vulnerability_id: one.id,
      package_name: one.name,
      ignored: version === 2 ? {} : false,
      analyzed_version: one.version,
      ...(version === 2 ? {} : { analyzed_requirement: { raw: "x", found: `${root}/${one.file}` } }),
      advisory: one.advisory + words,
      CVE: one.cve,
      published_date: one.published,
      severity: { source: one.cve, cvssv2: null, cvssv3: one.rating },
      fixed_versions: one.fixed,
      vulnerable_spec: version === 2 ? "<2.0" : ["<2.0", "<=3"],
      more_info_url: one.url,
    }),
  });

function check(version: 2 | 3, all: readonly Details[], ignored: readonly Details[]): ReportModel {
  const parts = all.map(inCheck(version));
  const left = ignored.map((one): Part => ({ ...drop, write: inCheck(version)(one).write }));
  const files = version === 2 ? ["requirements.txt"] : all.map(({ file }) => file);
  return modelOf("safety", total([...parts, ...left]), (edit: Edit) => ({
    report_meta: {
      scan_target: "files",
      scanned: files,
      ...(version === 2 ? {} : { scanned_full_path: files.map((file) => `${edit.root}/${file}`) }),
      packages_found: 7,
      safety_version: edit.toolVersion,
      json_version: version === 2 ? 1 : "1.1",
    },
    affected_packages: {},
    vulnerabilities: writeAll(parts, edit),
    ignored_vulnerabilities: writeAll(left, edit),
    remediations: {},
  }));
}

/** `safety scan`: every vulnerability in a file of its own. */
function scan(all: readonly Details[]): ReportModel {
  const files = all.map(
    (one): Part => ({
      ...isFinding(one),
      write: ({ root, words }) => ({
        location: `${root}/${one.file}`,
        type: "requirements.txt",
        results: {
          dependencies: [
            {
              name: one.name,
              specifications: [
                {
                  raw: `x==${String(one.version)}`,
                  vulnerabilities: {
                    known_vulnerabilities: [{ id: one.id, ignored: null, vulnerable_spec: "<2", more: words }],
                  },
                },
              ],
            },
          ],
        },
      }),
    }),
  );
  return modelOf("safety", total(files), (edit) => ({
    meta: { schema_version: "3.0", telemetry: { safety_version: edit.toolVersion } },
    scan_results: {
      files: [{ location: "read.txt", results: { dependencies: [] } }],
      projects: [{ location: edit.root, files: writeAll(files, edit) }],
    },
  }));
}

/** 1.x, which needs a row that can be known as one. */
function legacy(all: readonly Details[]): ReportModel {
  const rows = [...all, { ...all[0], id: "1", name: "known", version: "1", advisory: "", rating: null }].map(
    ({ id, name, version, advisory, rating }): Part => ({
      ...(isText(id) && isText(name) ? finding : drop),
      write: ({ words }) => [name ?? null, "<2", version ?? null, advisory + words, id ?? null, null, rating],
    }),
  );
  return modelOf("safety", total(rows), (edit) => writeAll(rows, edit));
}

/** Safety 1.x, 2.x and 3.x, `check` and `scan`. */
export const safetyModel = (family = 1): fc.Arbitrary<ReportModel> => {
  const all = fc.array(details(family), { maxLength: 5 });
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(2 as const, 3 as const), all, fc.array(details(family), { maxLength: 1 }))
      .map(([version, found, ignored]) => check(version, found, ignored)),
    all.map(scan),
    all.map(legacy),
  );
};
