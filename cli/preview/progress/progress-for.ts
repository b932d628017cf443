import { note } from "../../support/output";
import { showInteractive } from "./interactive";
import { showPlain } from "./plain";
import type { Show } from "./progress";

/** One line that changes where somebody looks at a terminal, and lines that stay everywhere else. */
export function progressFor(stream: NodeJS.WriteStream): Show {
  return stream.isTTY && stream.columns > 0 && !process.env.CI ? showInteractive : showPlain(note);
}
