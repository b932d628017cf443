import { asffRules, type Rule } from "../../../../lambdas/shared/asff-schema/rules";

const formsOf = (name: string, { form, keys, entries }: Rule): readonly (readonly [string, RegExp])[] => [
  ...(form ? [[name, form.pattern] as const] : []),
  ...(keys ? formsOf(`keys of ${name}`, keys) : []),
  ...(entries ? formsOf(`entries of ${name}`, entries) : []),
];
const forms = Object.entries(asffRules).flatMap(([name, rule]) => formsOf(name, rule));

const accepted = [
  ...["2018-10-08", "2026-01-02T03:04:05.678Z", "111122223333", "https://example.com/a", "gatehouse/workload"],
  ...["TTPs/Discovery", "arn:aws:securityhub:eu-central-1:111122223333:product/111122223333/default"],
];
const unwanted = ["\u0000", "\n", "\r\n", "\u0085", "\u2028", "\ud800", "\udc00", "é", "𝒳"];

test.each(forms)("the form of %s lets only visible ASCII text through, so that nothing else has to look", (_, form) => {
  const texts = accepted.filter((text) => form.test(text));
  expect(texts).not.toEqual([]);
  const broken = texts.flatMap((text) =>
    unwanted.flatMap((bad) => [bad + text, text + bad, `${text.slice(0, 6)}${bad}${text.slice(6)}`]),
  );
  expect([...broken, "", " ", "\t"].filter((text) => form.test(text))).toEqual([]);
});
