import { BrokenJsonError } from "./broken-json";

export const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a] as const;
export const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d] as const;
export const newLine = 0x0a;

/** What a byte outside of strings is to somebody who looks for brackets. */
export const [ordinary, opens, closes, quotes, space] = [0, 1, 2, 3, 4] as const;

export const kinds = new Uint8Array(256);
for (const bracket of "{[") kinds[bracket.charCodeAt(0)] = opens;
for (const bracket of "}]") kinds[bracket.charCodeAt(0)] = closes;
for (const blank of " \t\r\n") kinds[blank.charCodeAt(0)] = space;
kinds[quote] = quotes;

/** The same where white space means nothing. */
export const kindsInside = kinds.map((kind) => (kind === space ? ordinary : kind));

/** Deeper than any report; whoever nests deeper wants to exhaust the reader's stack. */
const deepest = 1000;

/** @throws BrokenJsonError */
export function checkDepth(depth: number): void {
  if (depth > deepest) throw new BrokenJsonError(`it has more than ${deepest} brackets within each other`);
}
