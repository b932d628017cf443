import { byOthersThan, callsOf, type Detection, type DetectionContext, ownName, terraformRoleArn } from "./detection";

/** What keeps events from arriving: where somebody silences this very rule, no other in the account tells of it. */
export function ruleDetection(context: DetectionContext): Detection {
  return {
    id: "rules",
    description: "Forwards calls that silence Gatehouse's rules or its bus",
    pattern: callsOf("events", {
      eventName: [
        "DeleteEventBus",
        "DeleteRule",
        "DisableRule",
        "PutPermission",
        "PutRule",
        "PutTargets",
        "RemovePermission",
        "RemoveTargets",
      ],
      requestParameters: {
        $or: [
          { name: ownName(context) },
          { rule: ownName(context) },
          { eventBusName: ownName(context, ":event-bus/") },
        ],
      },
      ...byOthersThan(terraformRoleArn(context)),
    }),
  };
}
