/** A part of the format: https://pkwaredownloads.blob.core.windows.net/pem/APPNOTE.txt, 4.3.12 and 4.3.16 */
const endOfDirectory = { signature: "PK\x05\x06", entries: 10, directoryOffset: 16 } as const;
const directoryEntry = { length: 46, nameLength: 28, extraLength: 30, commentLength: 32, attributes: 38 } as const;

/** The Unix mode of each entry of a readable zip, by name; fflate gives none. */
export function entryModes(bytes: Uint8Array): ReadonlyMap<string, number> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(endOfDirectory.signature, undefined, "latin1");
  const modes = new Map<string, number>();
  let at = zip.readUInt32LE(end + endOfDirectory.directoryOffset);
  for (let left = zip.readUInt16LE(end + endOfDirectory.entries); left > 0; left -= 1) {
    const nameAt = at + directoryEntry.length;
    const nameEnd = nameAt + zip.readUInt16LE(at + directoryEntry.nameLength);
    modes.set(zip.toString("utf8", nameAt, nameEnd), zip.readUInt32LE(at + directoryEntry.attributes) >>> 16);
    const extra = zip.readUInt16LE(at + directoryEntry.extraLength);
    at = nameEnd + extra + zip.readUInt16LE(at + directoryEntry.commentLength);
  }
  return modes;
}
