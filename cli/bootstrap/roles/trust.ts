import type { RolesContext } from "./roles-context";
import { type Policy, policy, type Statement } from "./statement";

/**
 * Only a role of Gatehouse's own pipeline, and the people's roles that the configuration names. The principal is the account
 * and the condition names the role, because a policy that names a role that does not exist yet is refused.
 */
export function trustOf(context: RolesContext, pipelineRole: string): Policy {
  const { breakGlassRoleArns, organizationId } = context;
  const pipeline = assumedBy("AssumedByPipeline", organizationId, [pipelineRole]);
  if (breakGlassRoleArns.length === 0) return policy(pipeline);
  return policy(pipeline, assumedBy("AssumedToBreakGlass", organizationId, breakGlassRoleArns));
}

function assumedBy(sid: string, organizationId: string, roleArns: readonly string[]): Statement {
  const accounts = [...new Set(roleArns.map((arn) => arn.split(":")[4] ?? ""))].sort();
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { AWS: accounts.map((account) => `arn:aws:iam::${account}:root`) },
    Action: ["sts:AssumeRole"],
    Condition: {
      StringEquals: { "aws:PrincipalOrgID": [organizationId] },
      ArnLike: { "aws:PrincipalArn": roleArns },
    },
  };
}
