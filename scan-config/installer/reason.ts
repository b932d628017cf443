import { types } from "node:util";

/** Why a request failed: `fetch` says only "fetch failed", the reason is its cause. */
export function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const { message, cause } = error;
  return types.isNativeError(cause) ? `${message} (${cause.message})` : message;
}
