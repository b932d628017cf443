import { UnreadableReportError } from "./unreadable";

/** The longest text that Node.js can hold is 536,870,888 characters: https://nodejs.org/api/buffer.html#bufferconstantsmax_string_length. */
export const maximumReportBytes = 512_000_000;

/**
 * A report as text: UTF-8, or UTF-16 as PowerShell's `>` writes it, with or without a byte-order mark. Bytes that are
 * no character become U+FFFD, so that one of them does not lose a whole report.
 * @throws UnreadableReportError when the report is larger than a text can be
 */
export function decode(bytes: Uint8Array): string {
  if (bytes.length > maximumReportBytes)
    throw new UnreadableReportError(
      `the report has ${bytes.length} bytes, more than the ${maximumReportBytes} that can be read: let the scanner list less (Trivy: --list-all-pkgs=false) or scan the source in parts`,
    );
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  // A report begins with an ASCII character, so without a mark the zero byte tells the order.
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
}
