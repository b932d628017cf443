import { workloadName } from "../../../cli/normalize/workload-name";
import { organizationSchema } from "../../../config/schema";

test.each([
  ...[
    "shop",
    "s1",
    "a-b",
    "a".repeat(32),
    "s",
    "",
    "a".repeat(33),
    "Shop",
    "1shop",
    "shop-",
    "shop_1",
    "shop.1",
    "shop\n",
  ],
])("%j is a name here if organization.yaml takes it", (name) => {
  const { error } = organizationSchema.safeParse({ workloads: [{ name }] });
  const isRefused = (error?.issues ?? []).some(({ path }) => path.join(".") === "workloads.0.name");
  expect(workloadName.test(name)).toBe(!isRefused);
});
