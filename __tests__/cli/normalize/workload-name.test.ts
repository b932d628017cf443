import { workloadName } from "../../../cli/normalize/workload-name";
import { organizationSchema } from "../../../config/schema";

test.each(["shop", "s", "Shop", "shop_1", "shop.1", "1shop", "shop-", "a".repeat(128)])("%j is a name", (name) => {
  expect(workloadName.test(name)).toBe(true);
});

test.each(["", "-shop", ".shop", "shop\n", "sh op", "a".repeat(129), "é"])("%j is none", (name) => {
  expect(workloadName.test(name)).toBe(false);
});

test.each(["shop", "s1", "a-b", "a".repeat(32)])("what organization.yaml takes is a name here: %j", (name) => {
  const { error } = organizationSchema.safeParse({ workloads: [{ name }] });
  expect((error?.issues ?? []).filter(({ path }) => path.join(".") === "workloads.0.name")).toEqual([]);
  expect(workloadName.test(name)).toBe(true);
});
