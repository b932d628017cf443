import { DefinitionError, resolveReferences } from "../../../../cli/preview/definition/references";

const resources = {
  aws_s3_bucket: { source: { bucket: "the-source" }, loop: { bucket: `\${aws_s3_bucket.loop.bucket}` } },
  aws_s3_object: { config: { key: `of/\${aws_s3_bucket.source.bucket}`, size: 3 } },
};

describe("references to literals of the same stack", () => {
  test.each([
    [`\${aws_s3_bucket.source.bucket}`, "the-source"],
    [`s3://\${aws_s3_bucket.source.bucket}/\${aws_s3_object.config.key}`, "s3://the-source/of/the-source"],
    [`\${aws_s3_object.config.size}`, "3"],
    ["plain", "plain"],
  ])("%s is %s", (text, expected) => {
    expect(resolveReferences(text, resources)).toBe(expected);
  });

  test("shell variables that Terraform was told to leave alone come out as they were", () => {
    expect(resolveReferences('echo "$${HOME}" %%{if} $PLAIN', resources)).toBe('echo "${HOME}" %{if} $PLAIN');
  });

  test("a dollar sign in a literal is not taken for a replacement pattern", () => {
    const odd = { aws_s3_bucket: { a: { bucket: "$&$1" } } };
    expect(resolveReferences(`<\${aws_s3_bucket.a.bucket}>`, odd)).toBe("<$&$1>");
  });

  test("lists and objects keep their shape", () => {
    const value = { a: [`\${aws_s3_bucket.source.bucket}`, 1, true, null], b: { c: "d" } };
    expect(resolveReferences(value, resources)).toEqual({ a: ["the-source", 1, true, null], b: { c: "d" } });
  });
});

describe("what only Terraform knows is an error that names it", () => {
  test.each([
    [`\${aws_kms_key.key.arn}`, "aws_kms_key.key.arn"],
    [`\${aws_s3_bucket.source.arn}`, "aws_s3_bucket.source.arn"],
    [`\${data.aws_iam_policy_document.x.json}`, "data.aws_iam_policy_document.x.json"],
    [`\${upper("a")}`, 'upper("a")'],
    ["%{ if true }", "template directives"],
  ])("%s", (text, named) => {
    expect(() => resolveReferences(text, resources)).toThrow(DefinitionError);
    expect(() => resolveReferences(text, resources)).toThrow(named);
  });

  test("a reference that leads back to itself", () => {
    expect(() => resolveReferences(`\${aws_s3_bucket.loop.bucket}`, resources)).toThrow("leads back to itself");
  });
});
