import { PipelineFunction, type PipelineFunctionProps } from "../../modules/pipeline-function";
import { synthConstruct } from "../support/synth-stack";

const props: PipelineFunctionProps = {
  accountId: "555555555555",
  region: "eu-central-1",
  permissionsBoundaryArn: "arn:aws:iam::555555555555:policy/boundary",
  kmsKeyArn: "arn:aws:kms:eu-central-1:555555555555:key/1",
  functionName: "gate",
  description: "Decides",
  files: [{ path: "index.js", bytes: Buffer.from("") }],
  memoryMegabytes: 512,
  temporaryMegabytes: 512,
  statements: [],
};

let lambda: PipelineFunction;
const synth = (more: Partial<PipelineFunctionProps> = {}) =>
  synthConstruct((stack) => {
    lambda = new PipelineFunction(stack, "gate", { ...props, ...more });
  });
const body = (more?: Partial<PipelineFunctionProps>) => synth(more).resource.aws_lambda_function?.gate;

test("publishes versions, and is invoked by an alias of the newest", () => {
  const { resource } = synth();
  expect(resource.aws_lambda_function?.gate).toMatchObject({
    publish: true,
    runtime: "nodejs22.x",
    architectures: ["arm64"],
  });
  const [[address, alias] = []] = Object.entries(resource.aws_lambda_alias ?? {});
  expect(alias).toMatchObject({ name: "live", function_version: "${aws_lambda_function.gate.version}" });
  expect(address).toBeDefined();
});

test("says how it is invoked: by name with the alias, and by the alias's ARN", () => {
  synth();
  // Tokens until the synth: both come from the alias, so whoever uses them waits for it.
  expect(lambda.live.qualifiedName).toMatch(/^\S+:\S+$/);
  expect(lambda.live.arn).not.toBe("");
});

test("Lambda may assume its role for the function and for its versions", () => {
  const { data } = synth();
  const trust = Object.entries(data?.aws_iam_policy_document ?? {}).find(([name]) => name.includes("trust"))?.[1];
  expect(JSON.stringify(trust)).toContain(
    JSON.stringify([
      "arn:aws:lambda:eu-central-1:555555555555:function:gate",
      "arn:aws:lambda:eu-central-1:555555555555:function:gate:*",
    ]),
  );
});

test("reserves concurrency only where that is asked for", () => {
  expect(body()).not.toHaveProperty("reserved_concurrent_executions");
  expect(body({ reservedConcurrency: 5 })).toMatchObject({ reserved_concurrent_executions: 5 });
});

test("has no empty environment and no key without one, which every plan would change", () => {
  expect(body()).not.toHaveProperty("environment");
  expect(body()).not.toHaveProperty("kms_key_arn");
  expect(body({ environment: { A: "b" } })).toMatchObject({
    environment: { variables: { A: "b" } },
    kms_key_arn: props.kmsKeyArn,
  });
});

describe("code that is signed", () => {
  const arn = (version: string) => `arn:aws:signer:eu-central-1:555555555555:/signing-profiles/gatehouse/${version}`;
  const { resource } = synth({
    codeSigning: { profileVersionArns: [arn("AbCdEf1234"), arn("OldOldOld1")], bucketName: "artifacts" },
  });
  const only = (type: string) => Object.values(resource[type] ?? {})[0];

  test("is uploaded, signed by the first profile, and only what was signed runs", () => {
    expect(only("aws_s3_object")).toMatchObject({ bucket: "artifacts", key: "functions/gate.zip" });
    expect(only("aws_signer_signing_job")).toMatchObject({
      profile_name: "gatehouse",
      source: { s3: { key: expect.stringContaining(".key}"), version: expect.stringContaining(".version_id}") } },
      destination: { s3: { bucket: "artifacts", prefix: "functions/signed/gate/" } },
    });
    expect(resource.aws_lambda_function?.gate).toMatchObject({
      s3_bucket: expect.stringContaining("aws_signer_signing_job."),
      s3_key: expect.stringContaining("aws_signer_signing_job."),
      code_signing_config_arn: expect.stringContaining("aws_lambda_code_signing_config."),
    });
    expect(resource.aws_lambda_function?.gate).not.toHaveProperty("filename");
  });

  test("is refused when no accepted profile has signed it", () => {
    expect(only("aws_lambda_code_signing_config")).toMatchObject({
      allowed_publishers: { signing_profile_version_arns: [arn("AbCdEf1234"), arn("OldOldOld1")] },
      policies: { untrusted_artifact_on_deployment: "Enforce" },
    });
  });
});
