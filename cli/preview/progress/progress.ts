/** What a piece of work tells while it goes on. */
export interface Progress {
  /** A line of news; on a terminal the next one takes its place. */
  readonly line: (text: string) => void;
  /** What the piece of work has come to, for its title. */
  readonly outcome: (text: string) => void;
  /** Smaller pieces, at most `atOnce` at a time; the first one's error is thrown when all have ended. */
  readonly each: <Result>(tasks: readonly Task<Result>[], atOnce: number) => Promise<readonly Result[]>;
}

export interface Task<Result> {
  readonly title: string;
  readonly run: (progress: Progress) => Promise<Result>;
}

/** Does one step of the run and shows how it goes on. */
export type Show = <Result>(title: string, run: Task<Result>["run"]) => Promise<Result>;

/** @throws what the first failed one threw */
export function settled<Result>(results: readonly PromiseSettledResult<Result>[]): readonly Result[] {
  return results.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}
