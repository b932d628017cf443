import { ProductSubscriptions } from "../../modules/product-subscriptions";
import { synthConstruct } from "../support/synth-stack";

test.each([
  [{ product: "prowler/prowler" }, "arn:aws:securityhub:eu-west-1::product/prowler/prowler"],
  [{ product: "a/b", accountId: "123456789012" }, "arn:aws:securityhub:eu-west-1:123456789012:product/a/b"],
])("%j is the product of its region", (product, arn) => {
  const { resource } = synthConstruct(
    (stack) => new ProductSubscriptions(stack, "product", { region: "eu-west-1", products: [product] }),
  );
  expect(Object.values(resource.aws_securityhub_product_subscription ?? {})).toEqual([
    expect.objectContaining({ product_arn: arn }),
  ]);
});
