import { isObject, type JsonObject, text } from "../../../shared/json";

/**
 * The tool's own idea of what makes the result the same next time: the highest version of one named fingerprint (section
 * 3.27.16: `name/v2`), the stable ones before the partial ones. Values that are no text (Black Duck writes objects) are
 * none.
 */
export function fingerprintOf({ fingerprints, partialFingerprints }: JsonObject): string | undefined {
  return chosen(fingerprints) ?? chosen(partialFingerprints);
}

/** What every result has that Semgrep finds without an account: its CLI writes it as `matchBasedId/v1`. */
const noFingerprint = "requires login";

/**
 * Names of values that move with every edit of the line or file, or that all results of a commit share:
 * Gitleaks writes who committed what and when (report/sarif.go), ShiftLeft's scan a hash of the file and of the tags.
 */
const unstable = /column|^(?:commitSha|commitMessage|author|email|date|scanFileHash|scanTagsHash)$/i;

function chosen(fingerprints: unknown): string | undefined {
  const usable = Object.entries(isObject(fingerprints) ? fingerprints : {})
    .flatMap(([name, value]) => {
      const print = text(value);
      return print === undefined || print === noFingerprint ? [] : [{ ...parts(name), value: print }];
    })
    .filter(({ base }) => !unstable.test(base))
    .toSorted((a, b) => compare(a.base, b.base) || b.version - a.version);
  const [best] = usable;
  return best && `${best.base}/v${best.version}=${best.value}`;
}

function parts(name: string): { readonly base: string; readonly version: number } {
  const [, base = name, version = "0"] = /^(.*)\/v(\d{1,6})$/s.exec(name) ?? [];
  return { base, version: Number(version) };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
