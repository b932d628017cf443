import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf, pathInStack, stackResources } from "../../../../cli/preview/terraform-scan/stack-resources";
import { scratchFolder } from "../../../support/scratch";
import { constructWaiver, stackResource } from "../../../support/stack-resources";
import { exampleOrganization } from "../../../support/synth";

function stack(text: string) {
  const folder = join(scratchFolder(), "one");
  mkdirSync(folder);
  writeFileSync(join(folder, "cdk.tf.json"), text);
  return { id: "one", folder };
}

const { rule: _, ...answers } = constructWaiver();
const commented = (waivers: object) =>
  JSON.stringify({ resource: { aws_s3_bucket: { logs: { "//": { metadata: { path: "one/logs", waivers } } } } } });

test("resources and data sources with their constructs and waivers", () => {
  const example = exampleOrganization();
  const resources = stackResources({ id: "state", folder: example.folder("state") });
  const bucket = resources.find(({ id, type }) => id === "state" && type === "aws_s3_bucket");
  expect(bucket?.path).toBe("state/state/Default/Default");
  expect(bucket?.waivers.map(({ rule }) => rule)).toEqual(["CKV2_AWS_62", "CKV_AWS_144", "CKV_AWS_18"]);
  const document = resources.find(({ path }) => path === "state/state/key/policy");
  expect(document?.block).toBe("data");
  expect(document?.waivers.map(({ rule }) => rule)).toEqual(["CKV_AWS_109", "CKV_AWS_111", "CKV_AWS_356"]);
});

test("what no construct made is named by its address and has no waivers", () => {
  expect(stackResources(stack('{"resource":{"aws_s3_bucket":{"logs":{}}}}'))).toEqual([
    stackResource({ path: "one/aws_s3_bucket.logs" }),
  ]);
});

test.each([
  ["no JSON", "{", "is not what CDKTF synthesizes: SyntaxError"],
  [
    "a waiver without an end",
    commented({ CKV_AWS_18: { ...answers, expires: undefined } }),
    "must be a day that exists",
  ],
  [
    "a waiver of a day that does not exist",
    commented({ CKV_AWS_18: { ...answers, expires: "2027-02-30" } }),
    "must be",
  ],
  ["a waiver of no rule", commented({ "*": answers }), "resource.aws_s3_bucket.logs"],
])("%s is refused", (_name, text, message) => {
  expect(() => stackResources(stack(text))).toThrow(message);
});

test("an address is Terraform's", () => {
  expect(addressOf(stackResource())).toBe("aws_s3_bucket.logs");
  expect(addressOf(stackResource({ block: "data", type: "aws_region" }))).toBe("data.aws_region.logs");
});

test("a path in its stack is the same in all stacks", () => {
  expect(pathInStack({ path: "member-1/logs/Default" })).toBe("logs/Default");
});
