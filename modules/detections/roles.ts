import { byOthersThan, callsOf, type Detection, type DetectionContext, ownName, terraformRoleArn } from "./detection";

/**
 * What changes one of Gatehouse's roles, Terraform's own among them, or the boundary of all. A new role of such a name
 * counts too: in other accounts a role is known by its name. IAM's events arrive in us-east-1 alone.
 */
export function roleDetection(context: DetectionContext): Detection {
  return {
    id: "roles",
    description: "Forwards calls that change Gatehouse's roles and their boundary",
    pattern: callsOf("iam", {
      $or: [
        {
          eventName: [
            "AttachRolePolicy",
            "CreateRole",
            "DeleteRole",
            "DeleteRolePermissionsBoundary",
            "DeleteRolePolicy",
            "DetachRolePolicy",
            "PutRolePermissionsBoundary",
            "PutRolePolicy",
            "UpdateAssumeRolePolicy",
          ],
          requestParameters: { roleName: [...ownName(context), context.terraformRoleName] },
        },
        {
          eventName: ["CreatePolicyVersion", "DeletePolicy", "SetDefaultPolicyVersion"],
          requestParameters: { policyArn: [context.permissionsBoundaryArn] },
        },
      ],
      ...byOthersThan(terraformRoleArn(context)),
    }),
  };
}
