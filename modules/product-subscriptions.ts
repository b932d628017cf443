import { SecurityhubProductSubscription } from "@cdktf/provider-aws/lib/securityhub-product-subscription";
import { Construct } from "constructs";

export interface ProductSubscriptionsProps {
  readonly region: string;
  readonly products: readonly {
    /** `company/product`. */
    readonly product: string;
    /** The company's account, where the product's ARN has one. */
    readonly accountId?: string | undefined;
  }[];
}

/** Partners' products whose findings Security Hub takes in this account and region. */
export class ProductSubscriptions extends Construct {
  constructor(scope: Construct, id: string, { region, products }: ProductSubscriptionsProps) {
    super(scope, id);

    for (const { product, accountId = "" } of products)
      new SecurityhubProductSubscription(this, product.replace("/", "_"), {
        productArn: `arn:aws:securityhub:${region}:${accountId}:product/${product}`,
      });
  }
}
