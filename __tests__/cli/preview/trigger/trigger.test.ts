import { DefinitionError } from "../../../../cli/preview/definition/references";
import { matchesPattern } from "../../../../cli/preview/trigger/event-pattern";
import { transformInput } from "../../../../cli/preview/trigger/input-transformer";
import { objectCreated } from "../../../../cli/preview/trigger/object-created";

const event = objectCreated({
  account: "555555555555",
  region: "eu-central-1",
  bucket: "b",
  key: "source.zip",
  bytes: 7,
  etag: "e",
  versionId: 'v"1',
});

describe("event patterns", () => {
  test.each([
    [{ source: ["aws.s3"] }, true],
    [{ source: ["aws.ec2", "aws.s3"], detail: { bucket: { name: ["b"] }, object: { key: ["source.zip"] } } }, true],
    [{ resources: ["arn:aws:s3:::b"] }, true],
    [{ source: ["aws.ec2"] }, false],
    [{ source: ["aws.s3"], detail: { object: { key: ["other.zip"] } } }, false],
    [{ "detail-type": ["Object Deleted"] }, false],
    [{ missing: ["x"] }, false],
    [{ source: { deeper: ["x"] } }, false],
  ])("%j matches: %s", (pattern, expected) => {
    expect(matchesPattern(pattern, event)).toBe(expected);
  });

  test.each([[{ source: [{ prefix: "aws" }] }], [{ source: "aws.s3" }]])("%j is refused, not guessed", (pattern) => {
    expect(() => matchesPattern(pattern, event)).toThrow(DefinitionError);
  });
});

describe("input transformer", () => {
  const template = '{"sourceRevisions":[{"actionName":"Source","revisionValue":"<version>"}]}';

  test("puts in what the path finds, escaped for JSON", () => {
    expect(transformInput(template, { version: "$.detail.object.version-id" }, event)).toEqual({
      sourceRevisions: [{ actionName: "Source", revisionValue: 'v"1' }],
    });
  });

  test("a path that finds nothing gives empty text, as in EventBridge", () => {
    expect(transformInput('{"a":"<x>"}', { x: "$.detail.none" }, event)).toEqual({ a: "" });
  });

  test("a placeholder without a path is an error", () => {
    expect(() => transformInput(template, {}, event)).toThrow("<version> has no input path");
  });

  test("a path with a filter is an error", () => {
    expect(() => transformInput(template, { version: "$.resources[0]" }, event)).toThrow(DefinitionError);
  });
});
