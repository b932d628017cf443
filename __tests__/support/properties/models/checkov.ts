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
import { address, anyText, isText, line, neededLike, path, severity, someText } from "../text";

const details = fc.record({
  rule: neededLike(fc.oneof(fc.constantFrom("CKV_AWS_20", "CKV2_AWS_6", "CKV_SECRET_2", "CKV_DOCKER_2"), someText)),
  resource: neededLike(
    fc.oneof(
      fc.constantFrom(
        "aws_s3_bucket.logs",
        "resource.logs",
        "data.logs",
        "AWS::S3::Bucket.Logs",
        "module.a.aws_x.b[0]",
      ),
      someText,
    ),
  ),
  file: neededLike(path),
  name: anyText,
  severity,
  line,
  guideline: address,
  construct: fc.option(anyText),
  isInstruction: fc.boolean(),
});
type Details = typeof details extends fc.Arbitrary<infer Value> ? Value : never;

/** Checkov writes `file_path` by the folder that it was given, `repo_file_path` by the repository. */
const written =
  (one: Details, result: string) =>
  ({ lines, words, root, build, severity }: Edit) => {
    const start = one.line + lines;
    const file = isText(one.file) ? `/given${build}/${one.file}` : one.file;
    const metadata = JSON.stringify({ "//": { metadata: { path: one.construct, uniqueId: "logs" } } });
    return {
      check_id: one.rule,
      bc_check_id: null,
      check_name: one.name + words,
      check_result: { result, evaluated_keys: [] },
      code_block: one.construct === null ? null : [[start, metadata]],
      file_path: file,
      file_abs_path: `${root}/${String(one.file)}`,
      repo_file_path: isText(one.file) ? `/${one.file}` : one.file,
      file_line_range: [start, start + 3],
      resource: isText(file) && isText(one.resource) && one.isInstruction ? `${file}.RUN` : one.resource,
      severity: severity ?? one.severity,
      guideline: one.guideline,
    };
  };

const failed: fc.Arbitrary<Part> = details.map((one) => ({
  ...(isText(one.rule) && isText(one.resource) && isText(one.file) ? finding : drop),
  write: written(one, "FAILED"),
}));
const passed: fc.Arbitrary<Part> = details.map((one) => ({ ...nothing, write: written(one, "PASSED") }));
const skipped: fc.Arbitrary<Part> = details.map((one) => ({ ...drop, write: written(one, "SKIPPED") }));
const unparsed: fc.Arbitrary<Part> = anyText.map((file) => ({ ...drop, write: () => file }));

const section: fc.Arbitrary<Part> = fc
  .tuple(
    fc.array(passed, { maxLength: 2 }),
    fc.array(failed, { maxLength: 4 }),
    fc.array(skipped, { maxLength: 2 }),
    fc.array(unparsed, { maxLength: 2 }),
  )
  .map(([passes, failures, skips, files]) => ({
    ...total([...passes, ...failures, ...skips, ...files]),
    write: (edit) => ({
      check_type: "terraform",
      results: {
        passed_checks: writeAll(passes, edit),
        failed_checks: writeAll(failures, edit),
        skipped_checks: writeAll(skips, edit),
        parsing_errors: writeAll(files, edit),
      },
      summary: { passed: 1, failed: failures.length, skipped: skips.length, checkov_version: edit.toolVersion },
      url: "Add an api key",
    }),
  }));
const noFramework: Part = { ...nothing, write: () => ({ passed: 0, failed: 0, skipped: 0, parsing_errors: 0 }) };

/** Checkov 3.x: one framework, or several of which some checked nothing. */
export const checkovModel: fc.Arbitrary<ReportModel> = fc.oneof(
  section.map((one) => modelOf("checkov", one, one.write)),
  fc
    .tuple(section, fc.array(fc.oneof(section, fc.constant(noFramework)), { maxLength: 2 }))
    .map(([one, others]) => modelOf("checkov", total([one, ...others]), (edit) => writeAll([one, ...others], edit))),
);
