import fc from "fast-check";
import { closest } from "../../config/closest";

const names = ["AWS::EC2::Instance", "AWS::EC2::NetworkInterface", "AWS::S3::Bucket", "AWS::IAM::Role"];

test.each([
  ["AWS::EC2::Instances", "AWS::EC2::Instance"],
  ["AWS::EC2::Instnace", "AWS::EC2::Instance"],
  ["aws::s3::bucket", "AWS::S3::Bucket"],
  ["AWS::S3::Buckets", "AWS::S3::Bucket"],
])("%s was meant to be %s", (written, meant) => {
  expect(closest(written, names)).toBe(meant);
});

test.each(["AWS::Lambda::EventSourceMapping", "", "X"])("%p is like none of them", (written) => {
  expect(closest(written, names)).toBeUndefined();
});

test("a name with one letter exchanged, left out or added is always found", () => {
  const cases = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.constantFrom("exchange", "leave out", "add"));
  fc.assert(
    fc.property(cases, ([name, anywhere, how]) => {
      const at = anywhere % name.length;
      const written = `${name.slice(0, at)}${how === "leave out" ? "" : "~"}${name.slice(how === "add" ? at : at + 1)}`;
      expect(closest(written, names)).toBe(name);
    }),
  );
});
