import type { ByteSource } from "../../lambdas/shared/bytes/byte-source";

/** A source that never gives more than so many bytes at once, so that every place of it is the border of a part. */
export function smallParts(bytes: Uint8Array, size: number): ByteSource {
  return {
    size: bytes.length,
    readInto(target, position) {
      const part = bytes.subarray(position, position + Math.min(size, target.length));
      target.set(part);
      return part.length;
    },
  };
}
