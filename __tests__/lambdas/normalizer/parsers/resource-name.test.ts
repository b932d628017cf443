import { addressOfHeader, blockAddress, logicalId } from "../../../../lambdas/normalizer/parsers/resource-name";

test.each([
  ["aws_s3_bucket.a", "aws_s3_bucket.a"],
  ["aws_s3_bucket.a[0]", "aws_s3_bucket.a"],
  ['aws_s3_bucket.a["eu.west"]', "aws_s3_bucket.a"],
  ['module.m["a.b"].module.n.aws_s3_bucket.a[1]', 'module.m["a.b"].module.n.aws_s3_bucket.a'],
  ["data.aws_ami.base", "aws_ami.base"],
  ["module.m.data.aws_ami.base", "module.m.aws_ami.base"],
  ["data.base", "data.base"],
  ["module.m", "module.m"],
  ["", ""],
])("the block of %s is %s", (address, block) => {
  expect(blockAddress(address)).toBe(block);
});

test.each([
  ["aws_s3_bucket.a", "a"],
  ["resource.a", "a"],
  ["Receipts", "Receipts"],
])("the logical id of %s is %s", (address, id) => {
  expect(logicalId(address)).toBe(id);
});

test.each([
  ['resource "aws_s3_bucket" "a" {', "aws_s3_bucket.a"],
  ['  data "aws_ami" "base" {', "aws_ami.base"],
  ['module "m" {', undefined],
  ['"a": {', undefined],
])("%s begins the block of %s", (line, address) => {
  expect(addressOfHeader(line)).toBe(address);
});
