/** The process is gone: nothing of it goes on, and nobody cleans up after it. */
export class KilledError extends Error {
  override readonly name = "KilledError";
}

/** When a process is killed: before or after its n-th step, counted from 1. */
export interface Death {
  readonly step: number;
  readonly when: "before" | "after";
}

export interface Mortal {
  /** How many steps were begun. */
  readonly steps: readonly string[];
  /** The same object; each call of one of its methods is a step, and so is each of those of what it gives. */
  wrap<Thing extends object>(thing: Thing): Thing;
  /** What the process does, until it is done or killed. */
  live<Result>(work: () => Promise<Result>): Promise<Result>;
}

/**
 * A process that may be killed at any step: from then on no call of it ever returns, as nothing does for a Lambda function
 * that is gone. What a step has set going goes on without it.
 */
export function mortal(death?: Death): Mortal {
  const steps: string[] = [];
  let kill = (_: Error): void => undefined;
  const killed = new Promise<never>((_, reject) => {
    kill = reject;
  });
  killed.catch(() => undefined);
  const never = new Promise<never>(() => undefined);
  let isDead = false;
  const die = () => {
    isDead = true;
    kill(new KilledError(`killed ${death?.when} ${steps.at(-1)}`));
    return never;
  };
  const step = async (name: string, call: () => unknown): Promise<unknown> => {
    if (isDead) return never;
    steps.push(name);
    const number = steps.length;
    if (number === death?.step && death.when === "before") return die();
    const result = await call();
    if (isDead) return never;
    if (number === death?.step) return die();
    return result instanceof Object && "record" in result ? wrap(result) : result;
  };
  const wrap = <Thing extends object>(thing: Thing): Thing =>
    new Proxy(thing, {
      get(target, name) {
        const member = Reflect.get(target, name, target) as unknown;
        if (typeof member !== "function") return member;
        if (name === "findings")
          return async function* (...parameters: unknown[]) {
            await step("findings", () => undefined);
            yield* member.apply(target, parameters) as AsyncIterable<unknown>;
          };
        return (...parameters: unknown[]) => step(String(name), () => member.apply(target, parameters));
      },
    });
  return { steps, wrap, live: (work) => Promise.race([work(), killed]) };
}
