const chunkLength = 65_536;

/** Numbers that are appended: eight bytes each, where an array of objects would take ten times that. */
export class NumberList {
  #first: Float64Array;
  /** Full-sized ones behind the first: nothing large is ever copied. */
  readonly #others: Float64Array[] = [];
  #length: number;

  /** @param numbers that it begins with; they are not copied */
  constructor(numbers = new Float64Array()) {
    this.#first = numbers;
    this.#length = numbers.length;
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    this.set(this.#length, number);
    this.#length += 1;
  }

  /** `NaN` where there is none. */
  at(index: number): number {
    const behind = index - this.#first.length;
    if (index >= this.#length) return Number.NaN;
    if (behind < 0) return this.#first[index] ?? Number.NaN;
    return this.#others[Math.floor(behind / chunkLength)]?.[behind % chunkLength] ?? Number.NaN;
  }

  set(index: number, number: number): void {
    if (index >= this.#first.length && this.#first.length < chunkLength) this.#growFirst();
    const behind = index - this.#first.length;
    if (behind < 0) this.#first[index] = number;
    else this.#other(Math.floor(behind / chunkLength))[behind % chunkLength] = number;
  }

  toArray(): Float64Array<ArrayBuffer> {
    const all = new Float64Array(this.#length);
    all.set(this.#first.subarray(0, this.#length));
    for (const [index, chunk] of this.#others.entries()) {
      const start = this.#first.length + index * chunkLength;
      all.set(chunk.subarray(0, this.#length - start), start);
    }
    return all;
  }

  #growFirst(): void {
    const grown = new Float64Array(Math.min(chunkLength, Math.max(16, this.#first.length * 2)));
    grown.set(this.#first);
    this.#first = grown;
  }

  #other(index: number): Float64Array {
    this.#others[index] ??= new Float64Array(chunkLength);
    return this.#others[index];
  }
}
