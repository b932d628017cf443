import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { SourcePackageError, unzipLimits, unzipSource } from "../../lambdas/fingerprint/unzip";
import { sourceDigest } from "../../lambdas/shared/source-digest";
import { CannotError } from "../support/errors";
import { readInput } from "../support/files";

/** A package as it goes up. */
export interface Package {
  readonly bytes: Uint8Array;
  /** Base64, as S3 has it. */
  readonly checksum: string;
  /** Hex, as `gatehouse package` tells it. */
  readonly sha256: string;
  readonly sourceDigest: string;
}

/**
 * Reads a package and refuses what the pipeline's first action would refuse. That also keeps it far below the 5 GB which
 * S3 takes in one request, so there is no upload in parts, for which the role would need to decrypt.
 * @throws CannotError
 */
export function readPackage(file: string): Package {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > unzipLimits.bytes)
    throw new CannotError(
      `${file} has ${size} bytes, a pipeline takes at most ${unzipLimits.bytes}`,
      "leave out in .gatehouseignore what is not deployed",
    );
  const bytes = readInput(file, "the package");
  const digest = createHash("sha256").update(bytes).digest();
  return {
    bytes,
    checksum: digest.toString("base64"),
    sha256: digest.toString("hex"),
    sourceDigest: digestOf(file, bytes),
  };
}

function digestOf(file: string, bytes: Uint8Array): string {
  try {
    return sourceDigest(unzipSource(bytes));
  } catch (error) {
    if (error instanceof SourcePackageError) throw new CannotError(`${file}: ${error.message}`);
    throw error;
  }
}
