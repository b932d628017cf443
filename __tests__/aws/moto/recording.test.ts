import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { region } from "../../support/asff";
import { motoWithAndWithout } from "../../support/moto";
import { rawAws } from "../../support/raw-aws";

const { patched, unpatched } = motoWithAndWithout("config_keeps_recording_mode", "trail_tells_its_selectors");

test("a recorder keeps its recording mode", async () => {
  const recordingMode = { recordingFrequency: "DAILY" };
  const kept = async (url: string) => {
    const config = (name: string, body: object) =>
      rawAws(url, "config", { target: `StarlingDoveService.${name}`, body: JSON.stringify(body) });
    const recordingGroup = { allSupported: true, includeGlobalResourceTypes: true };
    const ConfigurationRecorder = { name: "default", roleARN: "arn:aws:iam::123456789012:role/config", recordingGroup };
    await config("PutConfigurationRecorder", { ConfigurationRecorder: { ...ConfigurationRecorder, recordingMode } });
    const { text } = await config("DescribeConfigurationRecorders", {});
    return JSON.parse(text).ConfigurationRecorders[0];
  };
  expect(await kept(patched())).toMatchObject({ name: "default", recordingMode });
  expect(await kept(unpatched())).not.toHaveProperty("recordingMode");
});

test("a trail says that it has selectors of its own", async () => {
  const told = async (url: string) => {
    const credentials = { accessKeyId: "embedded", secretAccessKey: "embedded" };
    const s3 = new S3Client({ endpoint: url, region, credentials, forcePathStyle: true });
    const CreateBucketConfiguration = { LocationConstraint: region as "eu-central-1" };
    await s3.send(new CreateBucketCommand({ Bucket: "logs", CreateBucketConfiguration }));
    s3.destroy();
    const target = (name: string) => `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.${name}`;
    const cloudTrail = (name: string, body: object) =>
      rawAws(url, "cloudtrail", { target: target(name), body: JSON.stringify(body) });
    const hasSelectors = async () =>
      JSON.parse((await cloudTrail("DescribeTrails", {})).text).trailList[0].HasCustomEventSelectors;
    await cloudTrail("CreateTrail", { Name: "all", S3BucketName: "logs" });
    const before = await hasSelectors();
    const FieldSelectors = [{ Field: "eventCategory", Equals: ["Management"] }];
    await cloudTrail("PutEventSelectors", { TrailName: "all", AdvancedEventSelectors: [{ FieldSelectors }] });
    return [before, await hasSelectors()];
  };
  expect(await told(patched())).toEqual([false, true]);
  expect(await told(unpatched())).toEqual([false, false]);
});
