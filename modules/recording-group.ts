import type { ConfigConfigurationRecorderRecordingGroup } from "@cdktf/provider-aws/lib/config-configuration-recorder";

export interface RecordingGroupProps {
  readonly recordsGlobalTypes: boolean;
  readonly excludedResourceTypes: readonly string[];
}

const globalResourceTypes = ["AWS::IAM::Group", "AWS::IAM::Policy", "AWS::IAM::Role", "AWS::IAM::User"];

/**
 * What a recorder records: everything, also types that AWS adds later, but what is excluded. The strategy is always written,
 * because Terraform leaves it as it is in AWS when it is left out.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html
 */
export function recordingGroup(props: RecordingGroupProps): ConfigConfigurationRecorderRecordingGroup {
  const { recordsGlobalTypes, excludedResourceTypes } = props;
  if (excludedResourceTypes.length === 0)
    return {
      allSupported: true,
      includeGlobalResourceTypes: recordsGlobalTypes,
      recordingStrategy: [{ useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" }],
    };
  // With exclusions AWS ignores the flag for global types: where they are not wanted they must be excluded by name.
  const excluded = new Set([...excludedResourceTypes, ...(recordsGlobalTypes ? [] : globalResourceTypes)]);
  return {
    allSupported: false,
    includeGlobalResourceTypes: false,
    exclusionByResourceTypes: [{ resourceTypes: [...excluded].sort() }],
    recordingStrategy: [{ useOnly: "EXCLUSION_BY_RESOURCE_TYPES" }],
  };
}
