import fc from "fast-check";
import { maskAll, maskSecrets } from "../../../../lambdas/shared/secrets/mask";
import { fakeSecrets, harmless, noise } from "../../../support/fake-secrets";

const pieces = [
  ...Object.values(fakeSecrets)
    .flat()
    .flatMap(({ before, secret, after }) => [
      before,
      secret,
      before + secret + after,
      secret.slice(0, 15),
      secret.slice(5, 40),
    ]),
  ...harmless,
  ...[
    "password",
    "secret://##",
    "token",
    " is ",
    "=",
    ": ",
    "://",
    "@",
    "--",
    "-----",
    '"',
    "'",
    "\\",
    "/",
    "\n",
    "\u00a0",
    "𝒳",
  ],
  noise(24),
  noise(33),
];

test("property: the first look hides nothing that a pattern or the entropy would mask", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 8 }),
      (parts) => {
        const text = parts.join("");
        expect(maskSecrets(text)).toBe(maskAll(text));
      },
    ),
    { numRuns: 500 },
  );
});

test("property: what is masked once stays as it is", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 5 }), (parts) => {
      const masked = maskSecrets(parts.join(" "));
      expect(maskSecrets(masked)).toBe(masked);
    }),
    { numRuns: 300 },
  );
});

/** The worst that can be put before each pattern, 200,000 characters of it. */
const worst = [
  ...[
    "-",
    "a",
    "A",
    "0",
    "/",
    "_",
    " ",
    '"',
    "'",
    "=",
    ":",
    "@",
    "~",
    "eyJ",
    "://a:",
    "://",
    "password=",
    "password =",
  ],
  ...["password", "token ", "secret:", "--", "--a", "--password ", "-----BEGIN ", "AKIA", "ghp_", "xoxb-", "SG.", "a1"],
  ...[
    "a1B2",
    "A1b2/",
    "aB1-",
    "api key",
    "authorization: ",
    "Q~",
    "1Q~",
    "sha256-",
    "access_",
    "LS0tLS1CRUdJTi",
    "\\n",
  ],
  `${"-".repeat(5)}BEGIN PRIVATE KEY${"-".repeat(5)}`,
  ...["AKIAIOSFODNN7EXAMPLE ", "token 'a1", "hvs.", "ya29.", '"auth":', "[secret]", "pypi-a"],
];

test.each(worst.map((one) => [one]))(
  "200,000 characters of %j are masked in time that grows with its length",
  (one) => {
    const text = one.repeat(Math.ceil(200_000 / one.length));
    const started = process.cpuUsage().user;
    maskAll(text);
    maskSecrets(text);
    // Quadratic time would be a minute; one machine is busier than another.
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(4);
  },
);
