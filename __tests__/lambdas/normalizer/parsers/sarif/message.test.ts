import { messageOf } from "../../../../../lambdas/normalizer/parsers/sarif/message";

const said = (text: string) => messageOf({ message: { text } }, {});

test.each([
  ["a related location", "This depends on a [user-provided value](1).", "This depends on a user-provided value."],
  ["several", "[a](0), [b c](12)", "a, b c"],
  ["but keeps one to the web", "see [docs](https://example.org/1)", "see [docs](https://example.org/1)"],
  ["but keeps what is no link", "x[1] and f(2)", "x[1] and f(2)"],
])("a message has no link to %s", (_name, raw, shown) => {
  expect(said(raw)).toBe(shown);
});

test("brackets without an end cost no more than their length", () => {
  expect(said("[".repeat(200_000))).toHaveLength(200_000);
});
