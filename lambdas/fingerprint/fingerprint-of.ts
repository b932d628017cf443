import { JobError } from "../shared/codepipeline-job";
import { type SourceFile, sourceDigest } from "../shared/source-digest";

export interface Fingerprint {
  readonly sourceDigest: string;
  readonly files: number;
}

/**
 * @param expected the digest that was scanned, where there is one to compare with
 * @throws JobError when the source has another
 */
export function fingerprintOf(files: readonly SourceFile[], expected: string | undefined): Fingerprint {
  const found = sourceDigest(files);
  if (expected !== undefined && found !== expected)
    throw new JobError(
      `the source artifact has the digest ${found}, scanned was ${expected}: it is not deployed. Somebody or something changed the artifact after the scan; find out who wrote it, and deliver the package again.`,
    );
  return { sourceDigest: found, files: files.length };
}
