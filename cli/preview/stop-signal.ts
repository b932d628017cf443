import { setMaxListeners } from "node:events";

/**
 * A signal that aborts at Ctrl-C or SIGTERM, so that children are ended before this process is. The listeners stay: the
 * terminal renderer's own signal handler ends the process at once when it finds itself to be the only one left.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  // Every request under way listens: Node.js would warn of the eleventh.
  setMaxListeners(Number.POSITIVE_INFINITY, controller.signal);
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(name, () => controller.abort(new Error(`stopped by ${name}`)));
  return controller.signal;
}
