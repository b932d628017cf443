import { isObject, type JsonObject, list, text } from "../../../shared/json";

/** Why a run can't be relied on: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ sections 3.14.23 and 3.20.14. */
export function executionProblem(run: JsonObject): string | undefined {
  if (run.results === null) return `${toolName(run)} gave no results: it could not start`;
  const failed = invocations(run).find(({ executionSuccessful }) => executionSuccessful === false);
  if (!failed) return undefined;
  const code = typeof failed.exitCode === "number" ? ` (exit code ${failed.exitCode})` : "";
  return `${toolName(run)} says that its execution failed${code}`;
}

/** Notifications of the level `error`: a file that could not be read, a rule that crashed. */
export function toolErrors(run: JsonObject): readonly unknown[] {
  return invocations(run)
    .flatMap((one) => [...list(one.toolExecutionNotifications), ...list(one.toolConfigurationNotifications)])
    .filter((notification) => isObject(notification) && notification.level === "error");
}

function invocations(run: JsonObject): readonly JsonObject[] {
  return list(run.invocations).flatMap((invocation) => (isObject(invocation) ? [invocation] : []));
}

function toolName({ tool }: JsonObject): string {
  const driver = isObject(tool) && isObject(tool.driver) ? tool.driver : {};
  return text(driver.name) ?? "the tool";
}
