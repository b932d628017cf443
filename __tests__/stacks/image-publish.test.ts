import type { CodepipelineStageAction } from "@cdktf/provider-aws/lib/codepipeline";
import { loadConfiguration } from "../../config/load";
import { organizationSchema, type Workload } from "../../config/schema";
import { deliveries } from "../../modules/deployment-stages";
import { deploymentTargets, publishVerdict } from "../../stacks/workload";

const configuration = loadConfiguration();
const [workload] = configuration.organization.workloads;
if (!workload) throw new Error("the example organization has no workload");

const overridesWith = (image: Workload["image"]) => {
  const { image: _, ...others } = workload;
  const targets = deploymentTargets(configuration, { ...others, ...(image && { image }) });
  const live = { qualifiedName: "f:live", arn: "arn" };
  return deliveries(targets, { fingerprint: live, remember: live })
    .flatMap(({ action }) => action as readonly CodepipelineStageAction[])
    .filter(({ name }) => name === "CreateChangeSet")
    .map(({ configuration: settings }) => settings?.ParameterOverrides);
};

test.each<[string, Workload["image"], string | undefined]>([
  ["without an image", undefined, undefined],
  ["with one that is only scanned", { dockerfile: "Dockerfile", publish: false, parameter: "ImageUri" }, undefined],
  [
    "with one that is published",
    { dockerfile: "Dockerfile", publish: true, parameter: "Connector" },
    '{"Connector":"#{Publish.GATEHOUSE_IMAGE_URI}"}',
  ],
])("%s a change set has the parameters %j", (_, image, expected) => {
  expect(overridesWith(image)).toEqual([expected, expected]);
});

test("an image is not published unless the configuration says so", () => {
  const { image } = organizationSchema.shape.workloads.unwrap().element.shape;
  expect(image.parse({})).toEqual({ dockerfile: "Dockerfile", publish: false, parameter: "ImageUri" });
  expect(image.safeParse({ parameter: "Image-Uri" }).error?.issues[0]?.message).toContain("a CloudFormation parameter");
});

test("it waits for the workload's verdict, or for any where a deployment is judged apart", () => {
  const { gatePolicy } = configuration;
  const deployments = { production: gatePolicy.default };
  const workloads = { ...gatePolicy.workloads, payments: { ...gatePolicy.default, deployments } };
  expect(publishVerdict(configuration, workload)).toBe("#{Gate.verdict}");
  expect(publishVerdict({ ...configuration, gatePolicy: { ...gatePolicy, workloads } }, workload)).toBe(
    "#{Gate.anyVerdict}",
  );
});
