import { given } from "../config/given";
import type { Configuration } from "../config/load";
import type { Account } from "../config/schema";
import type { AccountSettingsProps } from "../modules/account-settings";
import type { Ec2DefaultsProps } from "../modules/ec2-defaults";

export interface ChosenSettings extends AccountSettingsProps, Ec2DefaultsProps {
  readonly accessLogRetentionDays: number;
}

/** The organization's settings for an account, but for those that the account has of its own. */
export function accountSettings({ organization }: Configuration, { id, name }: Account): ChosenSettings {
  const { accounts, ...general } = organization.accountSettings;
  const { account: _, ...own } = accounts.find(({ account }) => account === name) ?? { account: name };
  const chosen = { ...general, ...given(own) };
  return { ...chosen, accountId: id, ebsEncryption: chosen.ebsEncryption && given(chosen.ebsEncryption) };
}
