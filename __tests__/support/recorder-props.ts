import type { ConfigRecorderProps } from "../../modules/config-recorder";

/** A recorder that records everything but the global types, all the time. */
export const recorderProps: ConfigRecorderProps = {
  accountId: "555555555555",
  recordsGlobalTypes: false,
  recordingFrequency: "CONTINUOUS",
  otherwiseRecordedTypes: [],
  excludedResourceTypes: [],
  recorderName: "default",
  channel: { name: "default", bucketName: "config-bucket", snapshotDeliveryFrequency: "Six_Hours" },
  retentionDays: 400,
};
