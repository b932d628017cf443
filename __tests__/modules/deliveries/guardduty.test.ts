import { guardDutyDelivery } from "../../../modules/deliveries/guardduty";

// https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html
test("in a region that must be opted into, GuardDuty writes under a name of its own", () => {
  const { bucketStatements, keyStatements } = guardDutyDelivery({
    bucketName: "findings",
    administratorAccountId: "222222222222",
    optInRegions: ["eu-central-2"],
  });
  expect([...bucketStatements, ...keyStatements].map(({ principals }) => principals)).toEqual(
    Array(3).fill([
      { type: "Service", identifiers: ["guardduty.amazonaws.com", "guardduty.eu-central-2.amazonaws.com"] },
    ]),
  );
});
