import type { TextRange } from "./utf8";

const windowBytes = 65_536;

/** A text of which one part is in memory: short steps forward do not read the source again. */
export class TextWindow {
  readonly #bytes = Buffer.allocUnsafe(windowBytes);
  #start = 0;
  #length = 0;

  constructor(readonly text: TextRange) {}

  /** The bytes from a position on, as many as are in memory: none only at the end of the text. */
  from(position: number): Buffer {
    if (position < this.#start || position >= this.#start + this.#length) this.#read(position);
    return this.#bytes.subarray(position - this.#start, this.#length);
  }

  #read(position: number): void {
    const { source, to } = this.text;
    const wanted = Math.max(0, Math.min(windowBytes, to - position));
    this.#length = source.readInto(this.#bytes.subarray(0, wanted), position);
    this.#start = position;
  }
}
