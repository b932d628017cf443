/** Letters, digits, punctuation or symbols: Security Hub wants at least one character that is no white space. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Lone surrogates are no characters; JSON would carry them and AWS refuse them. */
const unsendable = /[\p{Cc}\p{Cs}]/gu;

/**
 * Text that AWS accepts: without control characters (line breaks become spaces), without credentials, at most `limit`
 * UTF-16 code units, never ending in half a character; `undefined` when nothing visible is left.
 */
export function sendable(raw: string | undefined, limit: number): string | undefined {
  const clean = maskSecrets(raw ?? "")
    .replace(unsendable, " ")
    .trim();
  return visible.test(clean) ? truncate(clean, limit) : undefined;
}

/** At most `limit` UTF-16 code units, the last one `…` when something was cut; never cuts a surrogate pair. */
export function truncate(whole: string, limit: number): string {
  if (whole.length <= limit) return whole;
  return `${whole.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

const credentials: readonly RegExp[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
  /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g,
  // https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
  /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255})/g,
  // Slack, Stripe, Google, GitLab and npm, by the prefixes that they document.
  /\b(?:xox[abeoprs]-[\w-]{10,255}|[rs]k_(?:live|test)_\w{16,255}|AIza[\w-]{35}|glpat-[\w-]{20,255}|npm_\w{36})/g,
  // A JSON Web Token: https://www.rfc-editor.org/rfc/rfc7519
  /\beyJ[\w-]{8,512}\.eyJ[\w-]{8,4096}\.[\w-]{8,1024}/g,
  // user:password@ of a URL
  /(?<=:\/\/[^\s/:@]{1,64}:)[^\s/@]{1,256}(?=@)/g,
  // password = "…", api_key: …
  /(?<=\b(?:password|passwd|secret|token|api[_-]?key|secret[_-]?access[_-]?key)["']?\s{0,4}[=:]\s{0,4})(?:"[^"]{1,512}"|'[^']{1,512}'|[^\s"',;]{4,512})/gi,
];

/** Replaces what looks like a credential: findings are read by more people than the source is. */
export function maskSecrets(raw: string): string {
  return credentials.reduce((masked, credential) => masked.replace(credential, "***"), raw);
}
