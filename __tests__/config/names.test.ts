import fc from "fast-check";
import { bucketName, workloadResourceName } from "../../config/names";

const place = { namePrefix: "gatehouse", accountId: "555555555555", region: "eu-central-1" };
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,60}[a-z0-9]$/);

test("a name that fits is the words themselves", () => {
  expect(bucketName(place, "payments-source")).toBe("gatehouse-555555555555-eu-central-1-payments-source");
  expect(workloadResourceName("gatehouse", "payments", "pipeline")).toBe("gatehouse-payments-pipeline");
});

test("every name keeps within AWS's limits and characters", () => {
  fc.assert(
    fc.property(word, word, (workload, purpose) => {
      expect(bucketName(place, `${workload}-${purpose}`)).toMatch(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/);
      expect(workloadResourceName("gatehouse", workload, purpose)).toMatch(/^[a-z0-9-]{1,64}$/);
    }),
  );
});

test("two long names that begin alike stay apart", () => {
  const long = "a".repeat(60);
  expect(bucketName(place, `${long}-source`)).not.toBe(bucketName(place, `${long}-reports`));
});
