import { describeFinding } from "../../../../lambdas/gate/rules/finding-reasons";
import { gateFinding } from "../../../support/gate-findings";

const finding = { ...gateFinding({ generatorId: "trivy/AWS-0089" }), title: "S3 logging" };
const file = "cdktf.out/stacks/shop/cdk.tf.json";

test.each([
  [{}, "trivy/AWS-0089: S3 logging"],
  [{ file }, `trivy/AWS-0089 in ${file}: S3 logging`],
  [{ file, line: "688" }, `trivy/AWS-0089 in ${file}:688: S3 logging`],
  [
    { file, line: "688", resource: "shop/receipts/Default" },
    `trivy/AWS-0089 in ${file}:688 (shop/receipts/Default): S3 logging`,
  ],
  [{ artifact: "shop" }, "trivy/AWS-0089 in the artifact shop: S3 logging"],
  [{ file: "package-lock.json", artifact: "package-lock.json" }, "trivy/AWS-0089 in package-lock.json: S3 logging"],
  [{ file: "Dockerfile", resource: "Dockerfile" }, "trivy/AWS-0089 in Dockerfile: S3 logging"],
])("a finding with %j is told as its rule, place, resource and title", (more, sentence) => {
  expect(describeFinding({ ...finding, ...more })).toBe(sentence);
});
