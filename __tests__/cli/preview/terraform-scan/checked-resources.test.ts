import { checkedResources } from "../../../../cli/preview/terraform-scan/checked-resources";
import { stackResource } from "../../../support/stack-resources";

const bucket = stackResource({ id: "a" });
const document = stackResource({ id: "a_policy_1", block: "data", type: "aws_iam_policy_document" });
const elsewhere = stackResource({ id: "a", stack: "two" });
const key = stackResource({ id: "same", type: "aws_kms_key" });
const queue = stackResource({ id: "same", type: "aws_sqs_queue" });
const resourcesOf = checkedResources([bucket, document, elsewhere, key, queue]);

test.each([
  ["aws_s3_bucket.a", [bucket]],
  ["resource.a", [bucket]],
  ["data.a_policy_1", [document]],
  ["aws_iam_policy_document.a_policy_1", [document]],
  ["data.aws_iam_policy_document.a_policy_1", [document]],
  ["aws_sqs_queue.same", [queue]],
  ["resource.same", [key, queue]],
  ["aws_s3_bucket.a[0]", [bucket]],
  ['aws_s3_bucket.a["x"]', [bucket]],
  ["data.a", []],
  ["resource.a_policy_1", []],
  ["aws_kms_key.a", []],
  ["module.m.aws_s3_bucket.a", []],
  ["provider.aws", []],
  ["a", []],
])("%s", (resource, expected) => {
  expect(resourcesOf({ stack: "one", resource })).toEqual(expected);
});
