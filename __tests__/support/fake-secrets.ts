import { createHash } from "node:crypto";

/** A credential that never was one, and the text around it that tells what it is and stays. */
export interface FakeSecret {
  readonly before: string;
  readonly secret: string;
  readonly after: string;
}

/** The credential with what stands around it. */
export function inContext({ before, secret, after }: FakeSecret): string {
  return before + secret + after;
}

/**
 * Letters and digits that look random and are the same in every run. Made here, as every credential of the tests, so
 * that no scanner of this repository takes a line of it for one.
 */
export function noise(length: number, alphabet: "base64" | "base64url" | "hex" = "base64url"): string {
  const blocks = Array.from({ length: Math.ceil(length / 16) }, (_, block) =>
    createHash("sha256").update(`${alphabet}${block}`).digest(alphabet).slice(0, 42).replace(/[-_]/g, "x"),
  );
  return blocks.join("").slice(0, length);
}

const fake = (secret: string, before = "", after = ""): FakeSecret => ({ before, secret, after });
const dashes = "-".repeat(5);
const pem = (kind: string, lineBreak: string) =>
  [`${dashes}BEGIN ${kind}${dashes}`, noise(64, "base64"), noise(64, "base64"), `${dashes}END ${kind}${dashes}`].join(
    lineBreak,
  );
const accessKeyId = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
const exampleKey = ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("/");

/** By the name of the pattern that knows them. */
export const fakeSecrets: Readonly<Record<string, readonly FakeSecret[]>> = {
  "private key in PEM, also with line breaks written as \\n": [
    ...["RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY"],
    ...["PRIVATE KEY", "PGP PRIVATE KEY BLOCK"],
  ].flatMap((kind) => ["\n", "\r\n", "\\n", " "].map((lineBreak) => fake(pem(kind, lineBreak)))),
  "base64 of a PEM block": [fake(Buffer.from(pem("PRIVATE KEY", "\n")).toString("base64"))],
  "age identity": [fake(`AGE-SECRET-KEY-${"1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".repeat(2).slice(0, 59)}`)],
  "secret access key beside its id": [fake(`${accessKeyId}, ${exampleKey}`), fake(`${accessKeyId}\n${exampleKey}`)],
  "AWS access key id": [fake(accessKeyId), fake(accessKeyId.replace("AKIA", "ASIA"))],
  "AWS session token": [fake(`IQoJb3JpZ2lu${"X2Vj".repeat(60)}`), fake(`FwoGZXIvYXdz${"EBYa".repeat(60)}==`)],
  "GitHub token": [
    ...["p", "o", "u", "s", "r"].map((kind) => fake(`gh${kind}_${"a1B2".repeat(9)}`)),
    fake(`github_pat_${"a1B2".repeat(5)}ab_${"a1B2".repeat(14)}`),
  ],
  "GitLab token": [
    ...["pat", "oas", "dt", "rt", "cbt", "ptt", "ft", "imt", "agent", "soat"].map((kind) =>
      fake(`gl${kind}-${"a1B2_".repeat(4)}`),
    ),
    fake(`glpat-${"a1B2".repeat(7)}.01.${"a1b2".repeat(2)}`),
    fake(`GR1348941${"a1B2".repeat(5)}`),
  ],
  "Slack token": ["b", "p", "a", "r", "s"]
    .map((kind) => fake(`xox${kind}-${"1234567890-".repeat(2)}${"a1B2".repeat(6)}`))
    .concat(fake(`xapp-1-A${"1B2C3".repeat(2)}-${"12345".repeat(2)}-${"a1b2".repeat(8)}`)),
  "Slack webhook": [
    fake(["T00000000", "B00000000", "a1B2c3".repeat(4)].join("/"), "https://hooks.slack.com/services/"),
  ],
  "Stripe key": [
    fake(`sk_live_${"a1B2".repeat(6)}`),
    fake(`rk_test_${"a1B2".repeat(6)}`),
    fake(`whsec_${"a1B2".repeat(8)}`),
  ],
  "Google API key": [fake(`AIza${"a1B2c".repeat(7)}`)],
  "Google OAuth token or client secret": [fake(`ya29.${"a1B2c-".repeat(9)}`), fake(`GOCSPX-${"a1B2c".repeat(6)}`)],
  "SendGrid key": [fake(["SG", "a1B2c".repeat(5).slice(0, 22), "a1B2c".repeat(9).slice(0, 43)].join("."))],
  "Twilio key": [fake(`SK${"0a1b2c3d".repeat(4)}`)],
  "npm token": [fake(`npm_${"a1B2".repeat(9)}`)],
  "PyPI token": [fake(`pypi-AgEIcHlwaS5vcmc${"a1B2".repeat(40)}`)],
  "Docker Hub token": [fake(`dckr_pat_${"a1B2c".repeat(5)}ab`), fake(`dckr_oat_${"a1B2c".repeat(6)}`)],
  "HashiCorp Vault or HCP Terraform token": [
    fake(`hvs.${"CAESI".repeat(18)}`),
    fake(`${"a1B2c3D".repeat(2)}.atlasv1.${"a1B2c".repeat(12)}`),
  ],
  "key of OpenAI or Anthropic": [fake(`sk-proj-${"a1B2".repeat(12)}`), fake(`sk-ant-api03-${"a1B2".repeat(20)}`)],
  "Microsoft Entra client secret": [fake(`abc8Q~${"a1B2.c-".repeat(5).slice(0, 34)}`)],
  "Azure account key": [fake(`${noise(86, "base64").replace(/=/g, "A")}==`)],
  "JSON Web Token, or base64 of another JSON object": [
    fake(`eyJ${"hbGciOi".repeat(3)}.eyJ${"zdWIiOi".repeat(3)}.${"s1gn".repeat(6)}`),
    fake(`eyJ${"hbGciOi".repeat(3)}.eyJ${"zdWIiOi".repeat(500)}.${"s1gn".repeat(80)}`),
  ],
  "credentials of an Authorization header": [
    fake("dXNlcjpodW50ZXIy", "Authorization: Basic "),
    fake("0a1b2c3d4e", "authorization=Bearer "),
    fake("hunter2secret", '"Authorization": "'),
  ],
  "password of a URL, also of one whose slashes became one": [
    fake("hunter2", "amqp:/user:", "@host"),
    fake("hunter2", "postgres://user:", "@host"),
    fake("hun@ter2", "amqps://user:", "@host"),
    fake("hunter2secret", "redis://:", "@host"),
    fake("hunter2secret", "mongodb+srv://some.user:", "@host"),
  ],
  "value of a command line option that is named like a credential": [
    fake("hunter2secret", "docker login --password "),
    fake('"two words"', "tool --api-key "),
    fake("correcthorse", "tool --client-secret "),
  ],
  "value that is assigned to a name of a credential": [
    fake("hunter2", "password="),
    fake('"correct horse"', "PASSWORD = "),
    fake("'hunter2'", "Possible hardcoded password: "),
    fake("b'hunter2'", "if token == "),
    fake("hunter2", "Server=db;User Id=sa;Password="),
    fake('"hunter2"', '{"client_secret": '),
    fake('\\"hunter2\\"', '{\\"db_password\\": '),
    fake('/"hunter2/"', '{/"db_password/": '),
    fake("hunter2secret", "DB_PASSWORD: "),
    fake(exampleKey, "aws_secret_access_key = "),
    fake(`${"0a1b2c3d".repeat(5)}`, "private_key_id: "),
    fake("a1B2c3D4", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey="),
    fake("a1B2c3D4", "Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=x;SharedAccessKey="),
    fake("a1B2%2Bc3D4%3D", "https://a.blob.core.windows.net/c?sv=2024-11-04&sig="),
    fake('"dXNlcjpodW50ZXIy"', '{"auths":{"registry.example.com":{"auth":'),
    fake("hunter2secret", "//registry.example.com/:_authToken="),
    fake("'hunter2'", "config['secret_key'] = "),
    fake("'hunter2'", "token => "),
  ],
  "long word of letters and digits behind a name of a credential": [
    fake(noise(40, "hex"), "the token "),
    fake(noise(64, "hex"), "API key is "),
    fake(noise(32, "hex"), 'secret "'),
  ],
};

/** Text that stays as it is, whatever it reminds of. */
export const harmless: readonly string[] = [
  "Use of weak MD5 hash for security. See https://host/a:b@c",
  `commit ${noise(40, "hex")} fixes it`,
  `sha256:${noise(64, "hex")}`,
  `registry.example.com/team/app@sha256:${noise(64, "hex")}`,
  `integrity sha512-${Buffer.from(noise(64)).toString("base64")}`,
  noise(32, "hex"),
  noise(64, "hex"),
  "123e4567-e89b-12d3-a456-426614174000",
  "123E4567-E89B-12D3-A456-426614174000",
  "CVE-2022-28346, GHSA-2gwj-7jmv-h26r, PYSEC-2022-190, GHSA-m5vv-6r4h-3vj9",
  "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P/CR:H/IR:H/AR:H",
  "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  "pkg:deb/debian/libssl1.1@1.1.1n-0%2Bdeb11u3?arch=amd64&distro=debian-11",
  "pkg:golang/golang.org/x/crypto@v0.0.0-20220722155217-630584e8d5aa",
  "usr/local/lib/python3.11/site-packages/Django-3.2.12.dist-info/METADATA",
  "arn:aws:iam::111122223333:role/PaymentsStack-HandlerServiceRole8F3A2B1C-1XJ5K2M9QW8RT",
  "aws_iam_role.PaymentsHandlerServiceRole8F3A2B1C",
  "payments/ledger_A1B2C3D4/Default",
  "AWS::S3::Bucket.PaymentsLedgerArchiveBucket8F3A2B1C",
  "2026-01-02T03:04:05.678Z and 20260102T030405Z",
  "org.springframework.web.servlet.AbstractDispatcherServletInitializer",
  "test_that_getHTTPResponseCode2_returns_Utf8Text",
  "https://lists.fedoraproject.org/archives/list/a@lists.fedoraproject.org/message/HD5S2FC2HF22A7XQXK2XXIR46EARVWIM/",
  "https://nvd.nist.gov/vuln/detail/CVE-2022-28346",
  "NightVision/Spring4Shell",
  "OAuth2TokenV2ProviderX509",
  "Microsoft/Windows10/PowerShell7Core/Base64Decoder2",
  "https://host:8080/@scope/package",
  "Ensure that the --kubelet-client-key arguments are set as appropriate",
  "Ensure that the --use-service-account-credentials argument is set to true",
  "automountServiceAccountToken: false",
  "password = None",
  "Basic authentication and bearer tokens are both supported",
  "1.1.1n-0+deb11u3, 2:8.2.3995-1ubuntu2.15",
  `ABCDEFGHIJKLMNOPQRSTUVWXYZ${"abcdefghijklmnopqrstuvwxyz"}0123456789+/`,
];
