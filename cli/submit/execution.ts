/** One run of one action, as CodePipeline lists it. */
export interface ActionRun {
  readonly stage: string;
  readonly action: string;
  /** `Succeeded`, `Failed`, `InProgress` or `Abandoned`. */
  readonly status: string;
  /** Whether it waits for a person. */
  readonly isApproval: boolean;
  /** What it says of itself, empty when it says nothing. */
  readonly message: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A condition that kept an execution out of a stage. */
export interface FailedCondition {
  readonly stage: string;
  readonly message: string;
}

/** An execution that has ended. */
export interface EndedExecution {
  readonly id: string;
  /** `Succeeded`, `Failed`, `Stopped`, `Cancelled` or `Superseded`. */
  readonly status: string;
  /** In the order in which they started. */
  readonly actions: readonly ActionRun[];
  readonly failedConditions: readonly FailedCondition[];
}

/** What is asked of one pipeline. */
export interface ExecutionReader {
  /** Id of the execution that a new version of the source started; `undefined` as long as there is none. */
  executionOf(objectVersion: string): Promise<string | undefined>;
  /** `InProgress` and `Stopping` go on; every other status is an end. */
  status(execution: string): Promise<string>;
  actions(execution: string): Promise<readonly ActionRun[]>;
  failedConditions(execution: string): Promise<readonly FailedCondition[]>;
}
