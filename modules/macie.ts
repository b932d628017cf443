import { Macie2Account } from "@cdktf/provider-aws/lib/macie2-account";
import { Construct } from "constructs";

export interface MacieProps {
  readonly findingPublishingFrequency: string;
}

/**
 * Macie of one account and region. In the security account delegation would switch it on by itself, and doing so a second
 * time is refused, so it comes before.
 */
export class Macie extends Construct {
  readonly account: Macie2Account;

  constructor(scope: Construct, id: string, { findingPublishingFrequency }: MacieProps) {
    super(scope, id);

    this.account = new Macie2Account(this, "Default", {
      status: "ENABLED",
      findingPublishingFrequency,
      // Switching it off deletes its findings and settings.
      lifecycle: { preventDestroy: true },
    });
  }
}
