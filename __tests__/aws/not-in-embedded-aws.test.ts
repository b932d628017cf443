import { documentedRateLimits } from "../../cli/preview/security-hub/operations";
import { runWithBotocore } from "../support/botocore/run";
import { notInEmbeddedAws } from "../support/security-side/not-in-embedded-aws";

test("the embedded AWS still lacks each operation that is listed as lacking", async () => {
  const lacking = Object.values(notInEmbeddedAws);
  const moto = lacking.filter(({ service }) => service !== "securityhub");
  const answer = await runWithBotocore("__tests__/support/moto/operations.py", JSON.stringify(moto));
  expect(JSON.parse(answer)).toEqual([]);
  const securityHub = lacking.flatMap(({ service, operation }) => (service === "securityhub" ? [operation] : []));
  expect(securityHub.filter((operation) => operation in documentedRateLimits)).toEqual([]);
});

test("an operation that the embedded AWS has would be noticed", async () => {
  const known = [
    { service: "guardduty", operation: "CreateDetector" },
    { service: "inspector2", operation: "UpdateOrganizationConfiguration" },
  ];
  const answer = await runWithBotocore("__tests__/support/moto/operations.py", JSON.stringify(known));
  expect(JSON.parse(answer)).toEqual(known.map(({ service, operation }) => `${service}:${operation}`));
});
