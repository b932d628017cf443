import { byOthersThan, callsOf, type Detection, type DetectionContext, ownName, terraformRoleArn } from "./detection";

/** CloudTrail puts the date of the API behind Lambda's names: https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html */
const eventName = [
  "AddPermission",
  "CreateFunctionUrlConfig",
  "DeleteFunction20",
  "DeleteFunctionCodeSigningConfig",
  "PutFunctionCodeSigningConfig",
  "PutFunctionConcurrency",
  "UpdateAlias",
  "UpdateFunctionCode",
  "UpdateFunctionConfiguration",
].map((prefix) => ({ prefix }));

/** What changes the code, the settings or the callers of one of Gatehouse's functions, or keeps it from running. */
export function functionDetection(context: DetectionContext): Detection {
  return {
    id: "functions",
    description: "Forwards calls that change Gatehouse's functions",
    pattern: callsOf("lambda", {
      eventName,
      requestParameters: { functionName: ownName(context, "function:") },
      ...byOthersThan(terraformRoleArn(context)),
    }),
  };
}
