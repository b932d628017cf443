import { lackingFeature, lackingServices, lackingToolingServices } from "../../config/region-capabilities";
import services from "../../config/region-services.json";
import { isOptIn, isPossibleHomeRegion, regions } from "../../config/regions";

test("every region of the partition is known, and one that no account needs to opt into can be the home", () => {
  expect(regions).toHaveLength(34);
  expect(regions.filter(isPossibleHomeRegion)).toEqual(regions.filter((region) => !isOptIn(region)));
  expect(regions.filter(isPossibleHomeRegion)).toHaveLength(17);
  expect(isPossibleHomeRegion("mars-1")).toBe(false);
});

test("every service of the data has a name", () => {
  const named = services.services.filter((service) =>
    Object.values(services.lacking).some((lacking) => (lacking as string[]).includes(service)),
  );
  expect(named).toEqual(["codebuild", "codepipeline", "detective", "inspector2", "macie2", "signer"]);
});

test("a region without a service that is set up everywhere can't be governed", () => {
  expect(regions.filter((region) => lackingServices(region).length > 0)).toEqual(["ap-southeast-6"]);
  expect(lackingServices("ap-southeast-6")).toEqual(["Amazon Inspector"]);
});

test("a region without CodePipeline or CodeBuild holds no pipeline", () => {
  expect(lackingToolingServices("ca-west-1")).toEqual(["AWS CodeBuild", "AWS CodePipeline"]);
  expect(lackingToolingServices("eu-central-2")).toEqual([]);
});

test.each([
  ["eu-central-2", "MACIE", "Amazon Macie"],
  ["eu-central-2", "DETECTIVE", "Amazon Detective"],
  ["eu-central-2", "LAMBDA_CODE", "Inspector scanning of Lambda code"],
  ["eu-central-2", "CODE_SIGNING", "AWS Signer"],
  ["eu-central-2", "RDS_LOGIN_EVENTS", undefined],
  ["eu-central-1", "LAMBDA_CODE", undefined],
  ["ap-southeast-6", "EC2", "Inspector scanning of EC2"],
  ["mars-1", "MACIE", undefined],
] as const)("%s and %s: %s", (region, feature, lacking) => {
  expect(lackingFeature(region, feature)).toBe(lacking);
});
