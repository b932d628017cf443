/** One thing that this machine or account has or lacks. */
export interface Check {
  readonly what: string;
  readonly state: "ok" | "missing" | "not checked";
  /** What was found, or why it was not checked. */
  readonly found: string;
  readonly why: string;
  /** What to do; empty when nothing is. */
  readonly next: string;
  /** The local run cannot work without it. */
  readonly needed: boolean;
}

/** What a check is about, before it was made. */
export type Subject = Pick<Check, "what" | "why" | "needed">;

export function ok(subject: Subject, found: string): Check {
  return { ...subject, state: "ok", found, next: "" };
}

export function missing(subject: Subject, found: string, next: string): Check {
  return { ...subject, state: "missing", found, next };
}

export function notChecked(subject: Subject, found: string, next: string): Check {
  return { ...subject, state: "not checked", found, next };
}

/** The first line of what a program or an SDK says, short enough for one line of the list. */
export function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").slice(0, 160);
}
