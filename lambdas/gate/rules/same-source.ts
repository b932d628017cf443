import type { Rule } from "../context";

/** All scanners saw the very source that is to be deployed. */
export const sameSource: Rule = ({ expected, manifests }) => {
  const digest = expected.sourceDigest ?? manifests[0]?.source.sha256;
  const version = expected.objectVersion ?? manifests[0]?.source.objectVersion ?? null;
  return manifests
    .filter(({ source }) => source.sha256 !== digest || source.objectVersion !== version)
    .map(({ scanner, source }) => ({
      code: "source-differs",
      scanner,
      message: `${scanner} scanned another source: its digest is ${source.sha256} (version ${source.objectVersion ?? "none"}), expected ${digest} (version ${version ?? "none"})`,
      remedy: "scan the source of this execution again",
    }));
};
