import { given } from "../config/given";
import type { Configuration } from "../config/load";
import type { Region } from "../config/regions";
import type { Account } from "../config/schema";
import { sharedNames } from "../config/shared-names";
import type { AccountRecorderProps } from "../modules/account-recorder";

/** What the configuration says of the recorder in an account and region. */
export function configRecorder(
  { organization }: Configuration,
  { id: accountId, name }: Account,
  region: Region,
): AccountRecorderProps {
  const { accounts, ...general } = organization.configRecorder;
  const chosen = { ...general, ...given(accounts.find(({ account }) => account === name) ?? {}) };
  return {
    accountId,
    deliveryBucketName: sharedNames(organization).configBucket,
    recordsGlobalTypes: region === organization.homeRegion,
    recordingFrequency: chosen.recordingMode.recordingFrequency,
    otherwiseRecordedTypes: Object.keys(chosen.recordingMode.overrides),
    excludedResourceTypes: chosen.excludedResourceTypes,
    snapshotDeliveryFrequency: chosen.snapshotDeliveryFrequency,
    retentionDays: chosen.retentionDays,
    roleExists: chosen.serviceLinkedRole === "external",
  };
}
