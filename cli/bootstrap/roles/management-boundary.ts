import { partition } from "../../../config/names";
import type { RolesContext } from "./roles-context";
import { own, type Policy, policy } from "./statement";

/**
 * The most that a role of Gatehouse's in the management account can do: forward events, and write the logs of it. No stack
 * there makes a boundary, and one that the apply role could change would hold nobody in the account above all others.
 */
export function managementBoundary({ namePrefix, securityAccountId }: RolesContext): Policy {
  return policy(
    {
      Sid: "ForwardEvents",
      Effect: "Allow",
      Action: ["events:PutEvents"],
      Resource: [`arn:${partition}:events:*:${securityAccountId}:event-bus/${namePrefix}-*`],
    },
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: own("logs", `log-group:/aws/*/${namePrefix}-*`),
    },
  );
}
