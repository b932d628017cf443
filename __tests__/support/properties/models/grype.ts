import fc from "fast-check";
import { drop, finding, modelOf, type Part, type ReportModel, total, writeAll } from "../report-model";
import { address, anyText, isText, neededLike, optionalText, path, severity, someText, vulnerabilityId } from "../text";

const related = (family: number) =>
  fc.array(fc.record({ id: vulnerabilityId(family), severity, description: optionalText }), { maxLength: 3 });

const details = (family: number) =>
  fc.record({
    id: neededLike(vulnerabilityId(family)),
    name: neededLike(fc.oneof(fc.constantFrom("lodash", "Django", "log4j-core"), someText)),
    version: optionalText,
    type: fc.oneof(fc.constantFrom("npm", "python", "deb", "java-archive", "go-module"), optionalText),
    locations: fc.array(fc.tuple(path, fc.constantFrom("primary", "supporting")), { maxLength: 3 }),
    related: related(family),
    severity,
    score: fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constantFrom(-1, 99)),
    fixes: fc.array(anyText, { maxLength: 2 }),
    epss: fc.oneof(fc.constantFrom(undefined, [], [{ epss: 7 }]), fc.constant([{ epss: 0.5 }])),
    exploited: fc.constantFrom(undefined, [{ dateAdded: "2025-02-21" }], [{ dateAdded: "soon" }], [null]),
    text: anyText,
    url: address,
  });

/** @param annotated evidence is marked since Grype 0.60 */
const match = (family: number, annotated: boolean): fc.Arbitrary<Part> =>
  details(family).map((one) => ({
    ...(isText(one.id) && isText(one.name) ? finding : drop),
    write: (edit) => ({
      vulnerability: {
        id: one.id,
        dataSource: one.url,
        severity: edit.severity ?? one.severity,
        description: one.text + edit.words,
        cvss: [{ version: "3.1", vector: one.text, metrics: { baseScore: one.score } }],
        fix: { versions: one.fixes, state: "fixed" },
        epss: one.epss,
        knownExploited: one.exploited,
      },
      relatedVulnerabilities: one.related.map((other) => ({ ...other, severity: edit.severity ?? other.severity })),
      matchDetails: [],
      artifact: {
        id: `${edit.build}`,
        name: one.name,
        version: one.version,
        type: one.type,
        locations: one.locations.map(([at, evidence]) => ({
          path: `/${at}`,
          layerID: `sha256:${edit.build}`,
          ...(annotated ? { annotations: { evidence } } : {}),
        })),
        purl: `pkg:maven/org.example/${String(one.name)}`,
      },
    }),
  }));

/** Grype of an image and of a directory, before and after 0.60, with both places of the database's status. */
export const grypeModel = (family = 1): fc.Arbitrary<ReportModel> =>
  fc.boolean().chain((annotated) =>
    fc
      .tuple(
        fc.array(match(family, annotated), { maxLength: 6 }),
        fc.array(match(family, annotated), { maxLength: 2 }),
        fc.boolean(),
        anyText,
      )
      .map(([matches, ignored, isImage, name]) => {
        const left = ignored.map(({ write }): Part => ({ ...drop, write }));
        return modelOf("grype", total([...matches, ...left]), (edit) => ({
          matches: writeAll(matches, edit),
          ignoredMatches: writeAll(left, edit),
          source: isImage
            ? { type: "image", target: { userInput: name, imageID: edit.toolVersion, tags: [`a/b:${edit.build}`] } }
            : { type: "directory", target: edit.root },
          descriptor: {
            name: "grype",
            version: edit.toolVersion,
            db: annotated ? { status: { valid: true, built: edit.toolVersion } } : { built: edit.toolVersion },
          },
        }));
      }),
  );
