import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import type { Construct } from "constructs";
import { given } from "../config/given";
import type { Configuration } from "../config/load";
import type { Region } from "../config/regions";
import type { Account } from "../config/schema";
import { landingZoneIn } from "../config/services/landing-zone";
import { sharedNames } from "../config/shared-names";
import { AccountRecorder, type AccountRecorderProps } from "../modules/account-recorder";
import { adopt } from "../modules/adoption";
import { ConfigRecorder } from "../modules/config-recorder";

/** The recorder of an account and region, made or adopted; none where somebody else's records. */
export function recordConfiguration(
  scope: Construct,
  configuration: Configuration,
  account: Account,
  region: Region,
): void {
  const { organization } = configuration;
  const { recorder, deliveryChannel } = landingZoneIn(organization, account, region);
  if (recorder.mode === "external") return;

  const props = configRecorder(configuration, account, region);
  const made =
    region === organization.homeRegion
      ? new AccountRecorder(scope, "config", props)
      : new ConfigRecorder(scope, "config", props);
  if (recorder.mode === "adopt")
    adopt(made, {
      [ConfigConfigurationRecorder.tfResourceType]: props.recorderName,
      [ConfigConfigurationRecorderStatus.tfResourceType]: props.recorderName,
    });
  if (deliveryChannel.mode === "adopt" && props.channel)
    adopt(made, { [ConfigDeliveryChannel.tfResourceType]: props.channel.name });
}

/** AWS's own name of both; another would be another one, and AWS allows one. */
const defaultName = "default";

/** What the configuration says of the recorder in an account and region. */
export function configRecorder(
  { organization }: Configuration,
  account: Account,
  region: Region,
): AccountRecorderProps {
  const { accounts, ...general } = organization.configRecorder;
  const chosen = { ...general, ...given(accounts.find((one) => one.account === account.name) ?? {}) };
  const { recorder, deliveryChannel } = landingZoneIn(organization, account, region);
  const { prefix, kmsKeyArn, mode } = organization.landingZone.logArchive.config;
  return {
    accountId: account.id,
    recorderName: recorder.name ?? defaultName,
    ...(deliveryChannel.mode !== "external" && {
      channel: {
        name: deliveryChannel.name ?? defaultName,
        bucketName: sharedNames(organization).configBucket,
        snapshotDeliveryFrequency: chosen.snapshotDeliveryFrequency,
        // A bucket of ours encrypts with its own key by itself.
        ...(mode === "external" && given({ keyPrefix: prefix, kmsKeyArn })),
      },
    }),
    recordsGlobalTypes: region === organization.homeRegion,
    recordingFrequency: chosen.recordingMode.recordingFrequency,
    otherwiseRecordedTypes: Object.keys(chosen.recordingMode.overrides),
    excludedResourceTypes: chosen.excludedResourceTypes,
    retentionDays: chosen.retentionDays,
    roleExists: chosen.serviceLinkedRole === "external",
  };
}
