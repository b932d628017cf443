import fc from "fast-check";
import { maskSecrets } from "../../../lambdas/shared/secrets/mask";
import { longestBeginning } from "../../../lambdas/shared/secrets/patterns";
import { sendable, truncate } from "../../../lambdas/shared/text";
import { fakeSecrets, noise } from "../../support/fake-secrets";

test.each([
  ["a\u0000b\nc", "a b c"],
  ["  x  ", "x"],
  ["\ud800x", "x"],
  ["", undefined],
  ["   ", undefined],
  [" \u200b\u0007 ", undefined],
  ["\u202e\u2066", undefined],
  [undefined, undefined],
])("sendable(%j) is %j", (raw, clean) => {
  expect(sendable(raw, 100)).toBe(clean);
});

test("a text of just the limit stays whole, one that is longer says so", () => {
  expect(sendable("x".repeat(100), 100)).toBe("x".repeat(100));
  expect(sendable("x".repeat(101), 100)).toBe(`${"x".repeat(99)}…`);
  expect(sendable("x".repeat(1_000_000), 100)).toBe(`${"x".repeat(99)}…`);
});

test("a surrogate pair is never cut", () => {
  expect(truncate("a𝒳𝒳", 4)).toBe("a𝒳…");
  expect(truncate("a𝒳𝒳", 3)).toBe("a…");
  expect(truncate("a𝒳", 3)).toBe("a𝒳");
});

test("at every place where a text of characters beyond the first 65,536 can be cut, none is halved", () => {
  for (const lead of ["", "a"])
    for (let limit = 2; limit < 40; limit += 1) {
      const clean = sendable(lead + "𝒳".repeat(400), limit) ?? "";
      expect(clean.length).toBeLessThanOrEqual(limit);
      expect(Buffer.from(clean).toString()).toBe(clean);
    }
});

test("property: within the limit, visible, and never half a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.integer({ min: 2, max: 200 }), (raw, limit) => {
      const clean = sendable(raw, limit);
      if (clean === undefined) return;
      expect(clean.length).toBeLessThanOrEqual(limit);
      expect(clean.trim()).not.toBe("");
      expect(Buffer.from(clean).toString()).toBe(clean);
    }),
  );
});

const samples = Object.entries(fakeSecrets).flatMap(([name, secrets]) =>
  secrets.map((one, index) => [`${name}, sample ${index + 1}`, one] as const),
);

test.each([
  ...samples,
  ["4,000 characters that look random", { before: "", secret: noise(4000), after: "" }] as const,
  ["a private key of 4,000 characters", { before: "", secret: longKey(), after: "" }] as const,
])("%s: wherever the limit cuts it, nothing of it is left", (_title, { before, secret, after }) => {
  const lead = `see ${before}`;
  for (const tail of ["", " and what follows".repeat(100)].map((more) => after + more))
    for (let cut = 0; cut < secret.length + 4; cut += cut < 60 ? 1 : 97) {
      const limit = lead.length + cut + 1;
      expect((sendable(lead + secret + tail, limit) ?? "").slice(lead.length).replace(/ .*$/, "")).toMatch(
        /^\*{0,3}(?:@[host]{0,4})?…?$/,
      );
    }
});

test("a long credential before the limit does not let half of another one through behind it", () => {
  const first = longKey().slice(0, longestBeginning);
  for (let shift = 0; shift < 80; shift += 1) {
    const text = `${"x ".repeat(30)}${first}${"y".repeat(shift)} ghp_${"a1B2".repeat(9)} ${"z ".repeat(500)}`;
    expect(sendable(text, 100)).not.toMatch(/ghp_|a1B2/);
  }
});

test("a credential is masked though something invisible or a colour is written into it", () => {
  const token = `ghp_${"a1B2".repeat(9)}`;
  for (const hidden of ["\u200b", "\u00ad", "\u202e", "\u200d", "\u001b[31m", "\u{e0041}"]) {
    expect(sendable(`see ${token.slice(0, 7)}${hidden}${token.slice(7)} there`, 100)).toBe("see *** there");
  }
});

function longKey(): string {
  const dashes = "-".repeat(5);
  const body = Array.from({ length: 60 }, () => noise(64, "base64")).join("\n");
  return `${dashes}BEGIN RSA PRIVATE KEY${dashes}\n${body}\n${dashes}END RSA PRIVATE KEY${dashes}`;
}

test("short names, versions and ids are taken as they are, and only those that hide nothing", () => {
  const short = fc.string({ unit: fc.constantFrom(..."aA1-_./+ =:@~Q"), minLength: 1, maxLength: 24 });
  fc.assert(
    fc.property(short, (raw) => {
      expect(sendable(raw, 100) ?? "").toBe(maskSecrets(raw).trim());
    }),
    { numRuns: 2000 },
  );
});
