/**
 * A report as text: UTF-8, or UTF-16 as PowerShell's `>` writes it, with or without a byte-order mark. Bytes that are
 * no character become U+FFFD, so that one of them does not lose a whole report.
 */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  // A report begins with an ASCII character, so without a mark the zero byte tells the order.
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
}
