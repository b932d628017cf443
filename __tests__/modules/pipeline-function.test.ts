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
