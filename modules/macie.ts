import { Macie2Account } from "@cdktf/provider-aws/lib/macie2-account";
import { Construct } from "constructs";

export interface MacieProps {
  readonly findingPublishingFrequency: string;
}

/**
 * Macie of the security account and one region. Delegation would switch it on by itself, and doing so a second time is
 * refused, so it comes before.
 */
export class Macie extends Construct {
  constructor(scope: Construct, id: string, { findingPublishingFrequency }: MacieProps) {
    super(scope, id);

    new Macie2Account(this, "Default", {
      status: "ENABLED",
      findingPublishingFrequency,
      // Switching it off deletes its findings and settings.
      lifecycle: { preventDestroy: true },
    });
  }
}
