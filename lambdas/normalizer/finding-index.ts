import { NumberList } from "../shared/bytes/number-list";
import type { Finding } from "../shared/finding";

const digestBytes = 32;
const leastBytes = 64 * digestBytes;
const classes: readonly Finding["class"][] = ["code", "license", "misconfiguration", "secret", "test", "vulnerability"];

/** What an index consists of, as another thread may be given it. */
export interface IndexColumns {
  readonly digests: Uint8Array<ArrayBuffer>;
  readonly numbers: readonly Float64Array<ArrayBuffer>[];
}

/**
 * What is remembered of every entry of a share that is a finding, however many there are: its identity, which entry of
 * which list it is, and where its draft stands. Some 70 bytes each.
 */
export class FindingIndex {
  readonly list: NumberList;
  readonly entry: NumberList;
  readonly draftStart: NumberList;
  readonly draftBytes: NumberList;
  /** Class and the first 48 bits of the digest: nearly always enough to tell two apart. */
  readonly prefix: NumberList;
  #digests: Buffer;

  /** @param columns of an index that another thread made; they are not copied */
  constructor({ digests, numbers }: IndexColumns = { digests: new Uint8Array(), numbers: [] }) {
    const [list, entry, draftStart, draftBytes, prefix] = numbers;
    this.list = new NumberList(list);
    this.entry = new NumberList(entry);
    this.draftStart = new NumberList(draftStart);
    this.draftBytes = new NumberList(draftBytes);
    this.prefix = new NumberList(prefix);
    this.#digests = Buffer.from(digests.buffer, digests.byteOffset, digests.length);
  }

  get length(): number {
    return this.list.length;
  }

  /** A copy. */
  columns(): IndexColumns {
    const lists = [this.list, this.entry, this.draftStart, this.draftBytes, this.prefix];
    return {
      digests: new Uint8Array(this.#digests.subarray(0, this.length * digestBytes)),
      numbers: lists.map((numbers) => numbers.toArray()),
    };
  }

  /** Appends an entry that has neither identity nor draft. Gives its record. */
  add(list: number, entry: number): number {
    this.list.push(list);
    this.entry.push(entry);
    this.draftStart.push(0);
    this.draftBytes.push(0);
    this.prefix.push(0);
    if (this.length * digestBytes > this.#digests.length)
      this.#digests = Buffer.concat([this.#digests], Math.max(leastBytes, this.#digests.length * 2));
    return this.length - 1;
  }

  /** @param digest in hex */
  identify(record: number, kind: Finding["class"], digest: string): void {
    this.#digests.write(digest, record * digestBytes, "hex");
    this.prefix.set(record, classes.indexOf(kind) * 2 ** 48 + this.#digests.readUIntBE(record * digestBytes, 6));
  }

  place(record: number, start: number, bytes: number): void {
    this.draftStart.set(record, start);
    this.draftBytes.set(record, bytes);
  }

  digest(record: number): string {
    return this.#digests.toString("hex", record * digestBytes, (record + 1) * digestBytes);
  }

  class(record: number): Finding["class"] {
    const kind = classes[Math.floor(this.prefix.at(record) / 2 ** 48)];
    if (!kind) throw new Error(`the record ${record} has no identity`);
    return kind;
  }
}
