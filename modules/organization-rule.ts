import { literal } from "./literal";

/** What organization rules of both kinds have in common. */
export interface OrganizationRuleProps {
  /** 64 characters at most, the same in every account. */
  readonly name: string;
  /** @default none */
  readonly description?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** @default all types that the rule judges */
  readonly resourceTypes?: readonly string[];
  /** Judges only resources with this tag. @default any */
  readonly tag?: { readonly key: string; readonly value?: string | undefined };
  /** Accounts without a recorder, where the rule would fail for all. */
  readonly excludedAccountIds: readonly string[];
}

/** The arguments that both resources share. */
export function organizationRuleArguments(props: OrganizationRuleProps) {
  return {
    name: props.name,
    ...(props.description !== undefined && { description: props.description }),
    ...(Object.keys(props.parameters).length > 0 && { inputParameters: literal(JSON.stringify(props.parameters)) }),
    ...(props.resourceTypes && { resourceTypesScope: [...props.resourceTypes] }),
    ...(props.tag && { tagKeyScope: props.tag.key }),
    ...(props.tag?.value !== undefined && { tagValueScope: props.tag.value }),
    excludedAccounts: [...props.excludedAccountIds],
    timeouts: organizationRuleTimeouts,
  };
}

/**
 * How long Terraform waits for AWS Config to reach every account. Ten minutes, the default, are too few for some seventy
 * accounts (https://github.com/hashicorp/terraform-provider-aws/issues/20345).
 */
export const organizationRuleTimeouts = { create: "60m", update: "60m", delete: "60m" };
