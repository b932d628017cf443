import fc from "fast-check";
import {
  drop,
  type Edit,
  finding,
  modelOf,
  nothing,
  type Part,
  type ReportModel,
  total,
  writeAll,
} from "../report-model";
import {
  address,
  anyText,
  isText,
  line,
  neededLike,
  optionalText,
  path,
  severity,
  someText,
  vulnerabilityId,
} from "../text";

const score = fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constantFrom(null, -1, 99, "9.8"));

const vulnerability = (family: number): fc.Arbitrary<Part> =>
  fc
    .record({
      id: neededLike(vulnerabilityId(family)),
      name: neededLike(fc.oneof(fc.constantFrom("lodash", "Django", "openssl"), someText)),
      version: optionalText,
      fixed: fc.oneof(fc.constantFrom("1.2, 1.3.1", ",", undefined), optionalText),
      path: fc.option(path, { nil: undefined }),
      vendor: fc.option(fc.array(vulnerabilityId(family), { maxLength: 3 }), { nil: undefined }),
      published: fc.oneof(fc.constantFrom("2022-04-01T23:15:00Z", "0001-01-01T00:00:00Z", undefined), anyText),
      severity,
      score,
      vector: anyText,
      title: optionalText,
      description: anyText,
      url: address,
    })
    .map(({ id, name, version, fixed, path: found, vendor, published, severity, score, ...texts }) => ({
      ...(isText(id) && isText(name) ? finding : drop),
      write: (edit) => ({
        VulnerabilityID: id,
        VendorIDs: vendor,
        PkgName: name,
        PkgPath: found,
        InstalledVersion: version,
        FixedVersion: fixed,
        Status: "affected",
        Severity: edit.severity ?? severity,
        Title: texts.title,
        Description: texts.description + edit.words,
        PrimaryURL: texts.url,
        PublishedDate: published,
        CVSS: { nvd: { V3Score: score, V3Vector: texts.vector }, ghsa: { V2Score: score, V40Vector: texts.vector } },
        References: ["https://github.com/advisories/none", texts.vector],
      }),
    }));

const misconfiguration: fc.Arbitrary<Part> = fc
  .record({
    id: neededLike(fc.constantFrom("AWS-0086", "AVD-AWS-0086", "DS002", "AVD-DS-0002")),
    status: fc.constantFrom("FAIL", "FAIL", "FAIL", "PASS", "EXCEPTION"),
    resource: fc.oneof(fc.constantFrom("aws_s3_bucket.logs", "module.a", 'aws_x.b["k"]', undefined), someText),
    header: fc.constantFrom('resource "aws_s3_bucket" "logs" {', "  Logs:", "", '"//": {'),
    title: anyText,
    severity,
    line,
  })
  .map(({ id, status, resource, header, title, severity, line }) => ({
    ...(status === "PASS" ? nothing : isText(id) && status === "FAIL" ? finding : drop),
    write: (edit) => ({
      Type: "Terraform Security Check",
      ID: id,
      Title: title + edit.words,
      Message: title + edit.words,
      Resolution: title,
      Severity: edit.severity ?? severity,
      Status: status,
      CauseMetadata: {
        Resource: resource,
        StartLine: line + edit.lines,
        EndLine: line + edit.lines + 2,
        Code: { Lines: [{ Number: line + edit.lines, Content: header, IsCause: true }] },
      },
    }),
  }));

const secret: fc.Arbitrary<Part> = fc
  .record({ rule: neededLike(fc.constantFrom("aws-access-key-id", "private-key")), title: anyText, severity, line })
  .map(({ rule, title, severity, line }) => ({
    ...(isText(rule) ? finding : drop),
    write: (edit) => ({
      RuleID: rule,
      Category: "AWS",
      Severity: edit.severity ?? severity,
      Title: title + edit.words,
      StartLine: line + edit.lines,
      EndLine: line + edit.lines,
      Match: "***",
    }),
  }));

const licence: fc.Arbitrary<Part> = fc
  .record({ name: neededLike(someText), package: neededLike(someText), file: fc.option(path), severity, link: address })
  .map(({ name, package: of, file, severity, link }) => ({
    ...(isText(name) && (isText(of) || file !== null) ? finding : drop),
    write: (edit) => ({
      Severity: edit.severity ?? severity,
      Category: "restricted",
      PkgName: of,
      FilePath: file,
      Name: name,
      Confidence: 1,
      Link: link,
    }),
  }));

const suppressed: fc.Arbitrary<Part> = anyText.map((statement) => ({
  ...drop,
  write: ({ words }) => ({ Type: "vulnerability", Status: "ignored", Statement: statement + words, Finding: {} }),
}));

const lists = (family: number) =>
  fc.record(
    {
      Vulnerabilities: fc.array(vulnerability(family), { maxLength: 5 }),
      Misconfigurations: fc.array(misconfiguration, { maxLength: 4 }),
      Secrets: fc.array(secret, { maxLength: 2 }),
      Licenses: fc.array(licence, { maxLength: 2 }),
      ExperimentalModifiedFindings: fc.array(suppressed, { maxLength: 1 }),
    },
    { requiredKeys: ["Vulnerabilities"] },
  );

const result = (family: number): fc.Arbitrary<Part> =>
  fc
    .tuple(path, fc.constantFrom("pip", "npm", "debian", "gomod", "terraform", undefined), lists(family))
    .map(([target, type, all]) => ({
      ...total(Object.values(all).flat()),
      write: (edit) => ({
        Target: target,
        Class: "lang-pkgs",
        Type: type,
        Packages: [{ ID: edit.toolVersion, Nested: [{ Vulnerabilities: "no list" }] }],
        ...Object.fromEntries(Object.entries(all).map(([name, parts]) => [name, writeAll(parts, edit)])),
      }),
    }));

const schema2 = (results: readonly Part[], image: boolean, name: string) => (edit: Edit) => ({
  SchemaVersion: 2,
  Trivy: { Version: edit.toolVersion },
  CreatedAt: edit.toolVersion,
  ArtifactName: name,
  ArtifactType: image ? "container_image" : "filesystem",
  Metadata: image ? { ImageID: edit.toolVersion, RepoTags: [`registry.example/a:${edit.build}`] } : {},
  Results: results.length === 0 ? null : writeAll(results, edit),
});

const cluster = (results: readonly Part[], name: string) => (edit: Edit) => ({
  ClusterName: name,
  Resources: results.map(({ write }) => ({ Namespace: "n", Kind: "Pod", Name: name, Results: [write(edit)] })),
});

/** Trivy: schema 2 of a directory and of an image, schema 1, and a cluster. */
export const trivyModel = (family = 1): fc.Arbitrary<ReportModel> =>
  fc
    .tuple(fc.array(result(family), { maxLength: 3 }), anyText, fc.constantFrom("fs", "fs", "image", "1", "k8s"))
    .map(([results, name, kind]) => {
      const write =
        kind === "1"
          ? (edit: Edit) => writeAll(results, edit)
          : kind === "k8s"
            ? cluster(results, name)
            : schema2(results, kind === "image", name);
      return modelOf("trivy", total(results), write);
    });
