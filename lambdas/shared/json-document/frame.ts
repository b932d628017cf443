import { BrokenJsonError } from "./broken-json";

/** Everything of a document but its lists is held in memory. */
const largestBytes = 32_000_000;

/** The JSON text of a document without its lists, as it grows. */
export class Frame {
  #bytes = Buffer.allocUnsafe(65_536);
  #length = 0;
  #stringStart = 0;
  #stringEnd = 0;

  append(byte: number): void {
    if (this.#length === this.#bytes.length) this.#grow(this.#length + 1);
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  appendText(text: string): void {
    if (this.#length + text.length > this.#bytes.length) this.#grow(this.#length + text.length);
    this.#length += this.#bytes.write(text, this.#length, "latin1");
  }

  /** The next byte is the first one of a string. */
  startString(): void {
    this.#stringStart = this.#length;
  }

  /** The last byte was the last one of a string. */
  endString(): void {
    this.#stringEnd = this.#length;
  }

  /** The string that ended last, as it is written; empty when it is longer than the name of any list. */
  lastString(): string {
    return this.#stringEnd - this.#stringStart > 64
      ? ""
      : this.#bytes.toString("latin1", this.#stringStart, this.#stringEnd);
  }

  toString(): string {
    return this.#bytes.toString("utf8", 0, this.#length);
  }

  #grow(needed: number): void {
    if (needed > largestBytes)
      throw new BrokenJsonError(
        `it holds more than ${largestBytes} bytes beside its entries: let the scanner list less, or scan in parts`,
      );
    const grown = Buffer.allocUnsafe(Math.min(largestBytes, Math.max(needed, this.#length * 2)));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
