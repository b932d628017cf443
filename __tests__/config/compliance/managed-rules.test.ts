import {
  isOfferedIn,
  judgesOnlyGlobalTypes,
  managedRule,
  managedRuleIdentifiers,
  ruleName,
} from "../../../config/compliance/managed-rules";
import { regions } from "../../../config/regions";

function rule(identifier: string) {
  const found = managedRule(identifier);
  if (!found) throw new Error(`no rule ${identifier}`);
  return found;
}

test("there are hundreds, each offered in a region that can be governed", () => {
  expect(managedRuleIdentifiers.length).toBeGreaterThan(800);
  const nowhere = managedRuleIdentifiers.filter(
    (identifier) => !regions.some((region) => isOfferedIn(rule(identifier), region)),
  );
  expect(nowhere).toEqual([]);
});

test("what an object has by itself is no rule", () => {
  expect(managedRule("constructor")).toBeUndefined();
  expect(managedRule("__proto__")).toBeUndefined();
});

test("parameters say their type, whether they are required, and what AWS's console fills in", () => {
  expect(rule("ACCESS_KEYS_ROTATED").parameters).toEqual({
    maxAccessKeyAge: { type: "int", required: true, default: "90" },
  });
  expect(rule("CODEBUILD_PROJECT_S3_LOGS_ENCRYPTED").parameters).toEqual({
    exemptedProjects: { type: "CSV", required: false },
  });
});

test("only a rule all of whose types are global belongs to the home region", () => {
  expect(judgesOnlyGlobalTypes(rule("IAM_NO_INLINE_POLICY_CHECK"))).toBe(true);
  expect(judgesOnlyGlobalTypes(rule("SNS_ENCRYPTED_KMS"))).toBe(false);
  // Over the account: nothing is recorded, and every region can be asked.
  expect(judgesOnlyGlobalTypes(rule("IAM_PASSWORD_POLICY"))).toBe(false);
});

test("a rule of CloudFront's is offered where CloudFront is recorded", () => {
  expect(regions.filter((region) => isOfferedIn(rule("CLOUDFRONT_SNI_ENABLED"), region))).toEqual(["us-east-1"]);
});

test("names are AWS's own", () => {
  expect(ruleName("S3_BUCKET_VERSIONING_ENABLED")).toBe("s3-bucket-versioning-enabled");
});
