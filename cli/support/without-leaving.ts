import { rmSync } from "node:fs";

/**
 * Has the file removed when `action` has ended, or when Ctrl-C or SIGTERM ends the process before it: between two steps
 * of `action`, since nobody listens during one.
 */
export async function withoutLeaving<Answer>(file: string, action: () => Promise<Answer>): Promise<Answer> {
  const remove = () => rmSync(file, { force: true });
  const listeners = (["SIGINT", "SIGTERM", "SIGHUP"] as const).map((name) => {
    const stop = () => {
      remove();
      // Nobody listens any more, so the process ends as the sender wants it to.
      process.kill(process.pid, name);
    };
    process.once(name, stop);
    return () => process.off(name, stop);
  });
  try {
    return await action();
  } finally {
    for (const forget of listeners) forget();
    remove();
  }
}
