import { authorizationIn } from "../../../scan-config/image-publish/ecr-authorization";
import { readSettings } from "../../../scan-config/image-publish/settings";

const registry = "555555555555.dkr.ecr.eu-central-1.amazonaws.com";
const environment = {
  CODEBUILD_SRC_DIR: "/src",
  GATEHOUSE_IMAGE_SHA256: "a".repeat(64),
  GATEHOUSE_IMAGE_REPOSITORY: `${registry}/gatehouse-payments-image`,
  GATEHOUSE_EXECUTION: "e-1",
  AWS_REGION: "eu-central-1",
};

test("reads the tar, what was scanned and where it goes", () => {
  expect(readSettings(environment)).toEqual({
    tar: "/src/image.tar",
    sha256: "a".repeat(64),
    registry,
    repository: "gatehouse-payments-image",
    tag: "e-1",
    address: `https://${registry}`,
    region: "eu-central-1",
  });
});

test.each<[string, object, string]>([
  [
    "what is missing",
    { GATEHOUSE_EXECUTION: "", AWS_REGION: undefined },
    "environment: GATEHOUSE_EXECUTION, AWS_REGION",
  ],
  ["a digest that is none", { GATEHOUSE_IMAGE_SHA256: "#{Gate.imageSha256}" }, 'GATEHOUSE_IMAGE_SHA256 is "#{Gate'],
  ["a repository without a registry", { GATEHOUSE_IMAGE_REPOSITORY: "a" }, "must be <registry>/<name>"],
])("%s is said", (_, change, message) => {
  expect(() => readSettings({ ...environment, ...change })).toThrow(message);
});

const answer = (proxyEndpoint: string, authorizationToken: unknown = "QVdTOng=") =>
  JSON.stringify({ authorizationData: [{ authorizationToken, proxyEndpoint }] });

test("ECR's token is the registry's Authorization", () => {
  expect(authorizationIn(answer(`https://${registry}`), registry)).toBe("Basic QVdTOng=");
});

test.each([
  answer("https://666666666666.dkr.ecr.eu-central-1.amazonaws.com"),
  answer(`https://${registry}`, null),
  "{}",
])("the password of another registry is not used: %s", (text) => {
  expect(() => authorizationIn(text, registry)).toThrow(`asked was https://${registry}`);
});
