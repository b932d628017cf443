import { DefinitionError } from "../../../../cli/preview/definition/references";
import { matchesPattern } from "../../../../cli/preview/trigger/event-pattern";
import { transformInput } from "../../../../cli/preview/trigger/input-transformer";
import { objectCreated } from "../../../../cli/preview/trigger/object-created";

const event = {
  ...objectCreated({
    account: "555555555555",
    region: "eu-central-1",
    bucket: "b",
    key: "source.zip",
    bytes: 7,
    etag: "e",
    versionId: 'v"1',
  }),
  findings: [
    { id: "one", severity: "HIGH" },
    { id: "two", severity: "LOW" },
  ],
};

describe("event patterns", () => {
  test.each([
    [{ source: ["aws.s3"] }, true],
    [{ source: ["aws.ec2", "aws.s3"], detail: { bucket: { name: ["b"] }, object: { key: ["source.zip"] } } }, true],
    [{ resources: ["arn:aws:s3:::b"] }, true],
    [{ source: ["aws.ec2"] }, false],
    [{ source: ["aws.s3"], detail: { object: { key: ["other.zip"] } } }, false],
    [{ "detail-type": ["Object Deleted"] }, false],
    [{ missing: ["x"] }, false],
    [{ findings: { id: ["two"] } }, true],
    [{ findings: { id: ["three"] } }, false],
    [{ findings: { id: ["one"], severity: ["LOW"] } }, false],
    [{ source: { deeper: ["x"] } }, false],
    [{ source: [{ prefix: "aws." }] }, true],
    [{ source: [{ prefix: "s3" }, { suffix: ".s3" }] }, true],
    [{ detail: { object: { size: [{ prefix: "7" }] } } }, false],
    [{ detail: { object: { key: [{ wildcard: "s*.zip" }] } } }, true],
    [{ detail: { object: { key: [{ wildcard: "s*.zi" }] } } }, false],
    [{ detail: { object: { key: [{ wildcard: "sourceXzip" }] } } }, false],
    [{ source: [{ "anything-but": "aws.ec2" }] }, true],
    [{ source: [{ "anything-but": ["aws.ec2", "aws.s3"] }] }, false],
    [{ source: [{ "anything-but": { prefix: "aws." } }] }, false],
    [{ source: [{ "anything-but": { wildcard: "*ec2" } }] }, true],
    [{ missing: [{ "anything-but": "x" }] }, false],
    [{ missing: [{ exists: false }] }, true],
    [{ missing: { deeper: [{ exists: false }] } }, true],
    [{ missing: { deeper: [{ exists: true }] } }, false],
    [{ source: [{ exists: true }] }, true],
    [{ detail: [{ exists: true }] }, false],
    [{ missing: { deeper: [{ exists: false }, { "anything-but": "x" }] } }, true],
    [{ $or: [{ source: ["aws.ec2"] }, { "detail-type": ["Object Created"] }] }, true],
    [{ $or: [{ source: ["aws.ec2"] }, { "detail-type": ["Object Created"] }], account: ["1"] }, false],
    [{ detail: { $or: [{ object: { key: ["other"] } }, { bucket: { name: ["b"] } }] } }, true],
  ])("%j matches: %s", (pattern, expected) => {
    expect(matchesPattern(pattern, event)).toBe(expected);
  });

  test.each([
    [{ source: [{ cidr: "10.0.0.0/8" }] }],
    [{ source: [{ prefix: "aws", suffix: "s3" }] }],
    [{ source: [{ prefix: { "equals-ignore-case": "AWS" } }] }],
    [{ source: "aws.s3" }],
    [{ $or: [{ source: ["aws.s3"] }] }],
  ])("%j is refused, not guessed", (pattern) => {
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
