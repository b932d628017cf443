/** What a schedule sends to a function that a pipeline invokes too; nothing of it is used. */
export interface ScheduledEvent {
  readonly source: string;
}
