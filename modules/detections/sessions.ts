import { callsOf, type Detection, type DetectionContext, terraformRoleArn } from "./detection";

/**
 * Sessions of Terraform's role that somebody outside the deployment account began. What that role does raises no alarm, so
 * this is what tells of its misuse. A caller of another account is known by that account alone.
 */
export function sessionDetection(context: DetectionContext): Detection {
  return {
    id: "sessions",
    description: "Forwards sessions of Terraform's role that began outside the deployment account",
    pattern: callsOf("sts", {
      eventName: ["AssumeRole"],
      requestParameters: { roleArn: [terraformRoleArn(context)] },
      userIdentity: { accountId: [{ exists: false }, { "anything-but": [context.deploymentAccountId] }] },
    }),
  };
}
