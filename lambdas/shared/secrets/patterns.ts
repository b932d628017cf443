import { afterName, apart, escaped, keyword, shortestNamed } from "./keywords";

/** What one kind of credential looks like. */
export interface SecretPattern {
  readonly name: string;
  /** Global; a first group, if there is one, is what stands before the credential and stays. */
  readonly pattern: RegExp;
  /** Who says that it looks like this. */
  readonly source: string;
}

const assigned = String.raw`${afterName}(?:[=:]{1,3}>?|!=)\s{0,4}`;
const quoted = String.raw`[bru]{0,2}(?:${escaped}"[^"]{1,512}"?|${escaped}'[^']{1,512}'?|\x60[^\x60]{1,512}\x60?)`;

/** Values that hide nothing. */
const nothing = String.raw`(?:true|false|null|none|nil|undefined)\b`;
/** How a sentence goes on behind the name of an option. */
const prose = String.raw`(?:arguments?|flags?|options?|parameters?|and|are|for|has|in|is|must|not|or|set|should|to|was|when|with)\b`;

/**
 * Credentials by their form. Each of them is told by its beginning, `longestBeginning` characters at most, so that one
 * that is cut off behind them is masked too. Order matters where one holds another.
 */
export const secretPatterns: readonly SecretPattern[] = [
  {
    name: "private key in PEM, also with line breaks written as \\n",
    pattern:
      /-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
    source: "https://www.rfc-editor.org/rfc/rfc7468",
  },
  {
    name: "base64 of a PEM block",
    pattern: /LS0tLS1CRUdJTi[A-Za-z\d+/]{8,}={0,2}/g,
    source: "https://www.rfc-editor.org/rfc/rfc7468",
  },
  {
    name: "age identity",
    pattern: /AGE-SECRET-KEY-1[A-Z\d]{10,}/g,
    source: "https://github.com/FiloSottile/age/blob/main/doc/age-keygen.1.ronn",
  },
  {
    name: "secret access key beside its id",
    pattern: /(?:AKIA|ASIA)[A-Z\d]{16}[\s\S]{1,64}?(?<![A-Za-z\d+/])[A-Za-z\d+/]{40}(?![A-Za-z\d+/])/g,
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
  },
  {
    name: "AWS access key id",
    pattern: /(?<![A-Z\d])(?:AKIA|ASIA|ABIA|ACCA)[A-Z\d]{16}/g,
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids",
  },
  {
    name: "AWS session token",
    pattern: /(?:FwoGZXIvYXdz|IQoJb3JpZ2lu)[A-Za-z\d+/]{8,}={0,2}/g,
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html",
  },
  {
    name: "GitHub token",
    pattern: /(?:gh[pousr]_[A-Za-z\d]{36,}|github_pat_\w{22,})/g,
    source:
      "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
  },
  {
    name: "GitLab token",
    pattern:
      /(?:gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct|wt)-|GR1348941)[\w-]{20,}(?:\.[\w-]{1,64}){0,2}/g,
    source: "https://docs.gitlab.com/security/tokens/#token-prefixes",
  },
  {
    name: "Slack token",
    pattern: /(?:xox[abceoprs]|xapp|xwfp)-[\w-]{15,}/g,
    source: "https://docs.slack.dev/authentication/tokens",
  },
  {
    name: "Slack webhook",
    pattern: /(hooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/+-]{20,}/g,
    source: "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
  },
  {
    name: "Stripe key",
    pattern: /(?:[rs]k_(?:live|test)_|whsec_)[A-Za-z\d]{14,}/g,
    source: "https://docs.stripe.com/keys",
  },
  {
    name: "Google API key",
    pattern: /AIza[\w-]{35}/g,
    source: "https://docs.cloud.google.com/docs/authentication/api-keys",
  },
  {
    name: "Google OAuth token or client secret",
    pattern: /(?:ya29\.|GOCSPX-)[\w-]{20,}/g,
    source: "https://developers.google.com/identity/protocols/oauth2",
  },
  {
    name: "SendGrid key",
    pattern: /SG\.[\w-]{20,24}\.[\w-]{16,}/g,
    source: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
  },
  {
    name: "Twilio key",
    pattern: /(?<![A-Z\d])SK[\da-f]{32}(?![\da-f])/g,
    source: "https://www.twilio.com/docs/iam/api-keys",
  },
  {
    name: "npm token",
    pattern: /npm_[A-Za-z\d]{36,}/g,
    source: "https://docs.npmjs.com/about-access-tokens",
  },
  {
    name: "PyPI token",
    pattern: /pypi-[\w-]{50,}/g,
    source: "https://pypi.org/help/#apitoken",
  },
  {
    name: "Docker Hub token",
    pattern: /dckr_(?:pat|oat)_[\w-]{20,}/g,
    source: "https://docs.docker.com/security/access-tokens/",
  },
  {
    name: "HashiCorp Vault or HCP Terraform token",
    pattern: /(?:hv[sbr]\.[\w-]{24,}|[A-Za-z\d]{14}\.atlasv1\.[\w-]{20,})/g,
    source: "https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes",
  },
  {
    name: "key of OpenAI or Anthropic",
    pattern: /sk-(?:proj|svcacct|admin|ant)-[\w-]{20,}/g,
    source: "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
  },
  {
    name: "Microsoft Entra client secret",
    pattern: /[\w.~-]{3}\dQ~[\w.~-]{31,34}/g,
    source: "https://learn.microsoft.com/en-us/purview/sit-defn-client-secret-api-key",
  },
  {
    name: "Azure account key",
    pattern: /(?<![A-Za-z\d+/]|sha512-)[A-Za-z\d+/]{86}==/g,
    source: "https://learn.microsoft.com/en-us/purview/sit-defn-azure-storage-account-key-generic",
  },
  {
    name: "JSON Web Token, or base64 of another JSON object",
    pattern: /eyJ[\w-]{17,}(?:\.[\w-]{1,8192}){0,4}/g,
    source: "https://www.rfc-editor.org/rfc/rfc7519",
  },
  {
    name: "credentials of an Authorization header",
    pattern:
      /(authorization\\?["']?\s{0,4}[=:]\s{0,4}\\?["']?(?:(?:basic|bearer|digest|token|negotiate)\s{1,4})?)(?!\*{3}|(?:basic|bearer|digest|token|negotiate)\s)[^\s"'\\,]{6,}/gi,
    source: "https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2",
  },
  {
    name: "password of a URL, also of one whose slashes became one",
    pattern: /(:\/{1,2}[^\s/:@"'<>]{0,64}:)(?!\d{1,5}[/?#])[^\s"'<>]{1,256}(?=@)/g,
    source: "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
  },
  {
    name: "value of a command line option that is named like a credential",
    pattern: new RegExp(`(--[a-z-]{0,30}${keyword} {1,4})(?![-*<$]|${prose})(?:${quoted}|\\S{4,512})`, "gi"),
    source: "https://docs.docker.com/reference/cli/docker/login/",
  },
  {
    name: "value that is assigned to a name of a credential",
    pattern: new RegExp(`(${keyword}${assigned})(?!\\*{3}|${nothing})(?:${quoted}|[^\\s"',;]{4,512})`, "gi"),
    source: "https://github.com/Yelp/detect-secrets/blob/master/detect_secrets/plugins/keyword.py",
  },
  {
    name: "long word of letters and digits behind a name of a credential",
    pattern: new RegExp(
      `(${keyword}${apart})(?=[\\w+/~-]{0,64}?(?:[a-z]{1,16}\\d{1,16}){3})[\\w+/~-]{${shortestNamed},}={0,2}`,
      "gi",
    ),
    source: "https://github.com/Yelp/detect-secrets/blob/master/detect_secrets/plugins/keyword.py",
  },
];

/** The most characters that one of them needs to be told from anything else. */
export const longestBeginning = 256;
