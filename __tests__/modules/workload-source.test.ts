import type { Uploader } from "../../modules/upload-role";
import { WorkloadSource } from "../../modules/workload-source";
import type { Statement } from "../contract/stacks";
import { synthConstruct } from "../support/synth-stack";

const kmsKeyArn = "arn:aws:kms:eu-central-1:555555555555:key/1";
const pipelineArn = "arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-payments-pipeline";

const synth = (uploader?: Uploader) =>
  synthConstruct(
    (stack) =>
      new WorkloadSource(stack, "source", {
        accountId: "555555555555",
        region: "eu-central-1",
        permissionsBoundaryArn: "arn:aws:iam::555555555555:policy/gatehouse-boundary",
        kmsKeyArn,
        bucketName: "payments-source",
        accessLogBucketName: "access-logs",
        objectKey: "source.zip",
        pipelineArn,
        uploadRoleName: "gatehouse-payments-upload",
        uploader,
      }),
  );

const job: Uploader = {
  providerArn: "arn:aws:iam::555555555555:oidc-provider/git.example.com/lab",
  issuer: "https://git.example.com/lab",
  subject: "project_path:a/b:ref_type:branch:ref:main",
  audience: "sts.amazonaws.com",
};

const statements = (json: ReturnType<typeof synth>) =>
  Object.values(json.data?.aws_iam_policy_document ?? {}).flatMap(({ statement }) => statement as Statement[]);

test("without an uploader there is no role at all", () => {
  expect(synth().resource.aws_iam_role).toBeUndefined();
});

test("the bucket is versioned, locked, logged and encrypted with the pipeline's key", () => {
  const { resource } = synth();
  expect(resource.aws_s3_bucket?.source).toMatchObject({ bucket: "payments-source", object_lock_enabled: true });
  const only = (type: string) => Object.values(resource[type] ?? {})[0];
  expect(only("aws_s3_bucket_versioning")).toMatchObject({ versioning_configuration: { status: "Enabled" } });
  expect(only("aws_s3_bucket_object_lock_configuration")).toMatchObject({
    rule: { default_retention: { mode: "GOVERNANCE", days: 30 } },
  });
  expect(only("aws_s3_bucket_logging")).toMatchObject({ target_bucket: "access-logs" });
  expect(JSON.stringify(only("aws_s3_bucket_server_side_encryption_configuration"))).toContain(kmsKeyArn);
});

test("refuses whoever names another encryption, and nobody who names none", () => {
  const header = "s3:x-amz-server-side-encryption";
  const refused = statements(synth()).filter(({ actions }) => actions?.includes("s3:PutObject"));
  expect(refused.map(({ effect, condition }) => [effect, condition])).toEqual([
    [
      "Deny",
      [
        { test: "Null", variable: header, values: ["false"] },
        { test: "StringNotEquals", variable: header, values: ["aws:kms"] },
      ],
    ],
    [
      "Deny",
      [
        { test: "Null", variable: `${header}-aws-kms-key-id`, values: ["false"] },
        { test: "StringNotEquals", variable: `${header}-aws-kms-key-id`, values: [kmsKeyArn] },
      ],
    ],
    ["Deny", [{ test: "Null", variable: `${header}-customer-algorithm`, values: ["false"] }]],
  ]);
});

test("jobs upload by tokens of one issuer, one audience and one subject", () => {
  expect(statements(synth(job)).find(({ sid }) => sid === "AssumedByBuildJobs")).toEqual({
    sid: "AssumedByBuildJobs",
    actions: ["sts:AssumeRoleWithWebIdentity"],
    principals: [{ type: "Federated", identifiers: [job.providerArn] }],
    condition: [
      { test: "StringEquals", variable: "git.example.com/lab:aud", values: ["sts.amazonaws.com"] },
      { test: "StringEquals", variable: "git.example.com/lab:sub", values: [job.subject] },
    ],
  });
});

test("a role uploads that need not exist yet, and no other of its account", () => {
  const roleArn = "arn:aws:iam::666666666666:role/build/ci";
  const json = synth({ roleArn, organizationId: "o-exampleorg1" });
  expect(statements(json).find(({ sid }) => sid === "AssumedByBuildSystem")).toEqual({
    sid: "AssumedByBuildSystem",
    actions: ["sts:AssumeRole"],
    principals: [{ type: "AWS", identifiers: ["arn:aws:iam::666666666666:root"] }],
    condition: [
      { test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-exampleorg1"] },
      { test: "ArnEquals", variable: "aws:PrincipalArn", values: [roleArn] },
    ],
  });
});

test("the role has the boundary", () => {
  expect(Object.values(synth(job).resource.aws_iam_role ?? {})).toEqual([
    expect.objectContaining({
      name: "gatehouse-payments-upload",
      permissions_boundary: "arn:aws:iam::555555555555:policy/gatehouse-boundary",
    }),
  ]);
});
