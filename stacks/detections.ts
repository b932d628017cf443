import { accountNamed, type Configuration } from "../config/load";
import { globalEventsRegion, type Region } from "../config/regions";
import { sharedNames } from "../config/shared-names";
import {
  bucketDetection,
  buildDetection,
  type Detection,
  type DetectionContext,
  functionDetection,
  pipelineDetection,
  roleDetection,
  ruleDetection,
  sessionDetection,
  settingDetection,
} from "../modules/detections";

/** The calls that an account's stack of one region forwards because they go round a gate, or loosen what the stack set. */
export function detectionsOf({ organization }: Configuration, accountId: string, region: Region): Detection[] {
  const names = sharedNames(organization);
  const context: DetectionContext = {
    accountId,
    namePrefix: organization.namePrefix,
    terraformRoleName: organization.terraform.roleName,
    deploymentAccountId: names.accounts.deployment,
    permissionsBoundaryArn: names.permissionsBoundaryArn(accountId),
  };
  // Elsewhere somebody else's functions may answer somebody else's pipelines.
  const withPipelines = [
    names.accounts.deployment,
    ...organization.workloads.map(({ toolingAccount }) => accountNamed(organization, toolingAccount).id),
  ];
  return [
    ...(withPipelines.includes(accountId) ? [pipelineDetection(context)] : []),
    buildDetection(context),
    functionDetection(context),
    ruleDetection(context),
    bucketDetection(context),
    sessionDetection(context),
    settingDetection(context),
    ...(organization.globalEvents && region === globalEventsRegion ? [roleDetection(context)] : []),
  ];
}
