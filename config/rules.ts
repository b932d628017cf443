import { accountRules } from "./rules/account-rules";
import { type Rule, readDraft } from "./rules/draft";
import { regionRules } from "./rules/region-rules";
import { sourceRules } from "./rules/source-rules";
import { workloadRules } from "./rules/workload-rules";
import { serviceRules } from "./services/service-rules";
import { terraformRules } from "./terraform-settings";
import type { Violation } from "./yaml-document";

const rules: readonly Rule[] = [
  ...accountRules,
  ...regionRules,
  ...workloadRules,
  ...sourceRules,
  ...terraformRules,
  ...serviceRules,
];

/**
 * Rules over several fields of the organization file.
 * @param folder its folder
 */
export function organizationRules(document: unknown, folder: string): Violation[] {
  const organization = readDraft(document);
  return rules.flatMap((rule) => rule(organization, document, folder));
}
