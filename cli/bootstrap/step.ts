/** Something that must exist before the first apply. */
export interface Step {
  /** What must exist, in a few words. */
  readonly name: string;
  /** The AWS CLI's command that makes it, for a shell. */
  readonly command: string;
  /** Looks whether it is there, and changes nothing. */
  find(): Promise<Found>;
  /** Makes it, after `find` said that it is to do; ends when AWS has taken it. */
  perform(): Promise<void>;
}

export interface Found {
  readonly state: "done" | "to do";
  /** What is there, or what is lacking. */
  readonly found: string;
}

export function done(found: string): Found {
  return { state: "done", found };
}

export function toDo(found: string): Found {
  return { state: "to do", found };
}
