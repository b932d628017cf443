import { maskAll, maskSecrets } from "../../../../lambdas/shared/secrets/mask";
import { secretPatterns } from "../../../../lambdas/shared/secrets/patterns";
import { fakeSecrets, harmless, inContext } from "../../../support/fake-secrets";

const samples = Object.entries(fakeSecrets).flatMap(([name, secrets]) =>
  secrets.map((secret, index) => [`${name}, sample ${index + 1}`, name, secret] as const),
);

test("every pattern has a source and is proved by a credential", () => {
  expect(Object.keys(fakeSecrets)).toEqual(secretPatterns.map(({ name }) => name));
  for (const { source } of secretPatterns) expect(source).toMatch(/^https:\/\//);
});

test.each(samples)("%s: known to its pattern", (_title, name, one) => {
  const pattern = secretPatterns.find((known) => known.name === name)?.pattern;
  expect(`see ${inContext(one)} there`.match(pattern ?? /$^/)).toHaveLength(1);
});

test.each(samples)("%s: nothing of it is left, what stands around it is", (_title, _name, one) => {
  const masked = maskSecrets(`see ${inContext(one)} there`);
  expect(masked).toBe(`see ${one.before}***${one.after} there`);
  expect(maskSecrets(masked)).toBe(masked);
});

test.each(samples)("%s: also between quotation marks, brackets and line breaks", (_title, _name, one) => {
  for (const [open, close] of [
    ["\n", "\n"],
    ["(", ")"],
    ["\\n", "\\n"],
  ]) {
    const text = `${open}${inContext(one)}${close}`;
    expect(maskSecrets(text)).not.toContain(one.secret.slice(0, 12));
    expect(maskSecrets(text)).toBe(maskAll(text));
  }
});

test.each(harmless.map((text) => [text]))("%j stays as it is", (text) => {
  expect(maskAll(text)).toBe(text);
  expect(maskAll(`see ${text}, and more`)).toBe(`see ${text}, and more`);
});
