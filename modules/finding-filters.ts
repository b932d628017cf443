/** One filter of Security Hub: the members that its kind has. */
export type FindingFilter = Readonly<Record<string, unknown>>;

/** Filters by ASFF's name of what they look at. */
export type FindingFilters = Readonly<Record<string, readonly FindingFilter[]>>;

/** How a Terraform resource writes filters. */
export interface FilterForm {
  readonly nameOf: (attribute: string) => string;
  readonly blockOf: (filter: FindingFilter) => FindingFilter;
}

/** Filters as a Terraform resource writes them. */
export function filterBlocks(filters: FindingFilters, { nameOf, blockOf }: FilterForm) {
  return Object.fromEntries(Object.entries(filters).map(([attribute, list]) => [nameOf(attribute), list.map(blockOf)]));
}

/** `ResourceAwsEc2InstanceIpV4Addresses` is `resourceAwsEc2InstanceIpv4Addresses` to the provider. */
export function terraformName(attribute: string): string {
  return attribute.charAt(0).toLowerCase() + attribute.slice(1).replace("IpV", "Ipv");
}
