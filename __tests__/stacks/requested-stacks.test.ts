import { loadConfiguration } from "../../config/load";
import { stackCatalog } from "../../stacks/catalog";
import { requestedStacks, UnknownStackError } from "../../stacks/requested-stacks";
import { synthesize } from "../support/synth";

const catalog = stackCatalog(loadConfiguration().organization);
const ids = (patterns?: string) => requestedStacks(catalog, patterns).map(({ id }) => id);

test("without a pattern every stack is built", () => {
  expect(ids()).toEqual(catalog.map(({ id }) => id));
});

test.each([
  ["tooling-payments", ["tooling-payments"]],
  ["tooling-*", ["tooling-payments", "tooling-payments-fixed"]],
  ["*-fixed, tooling-payments", ["tooling-payments", "tooling-payments-fixed"]],
])("%s asks for %j", (patterns, expected) => {
  expect(ids(patterns)).toEqual(expected);
});

test("fails on a pattern that fits nothing and lists what there is", () => {
  expect(() => ids("tooling-payment")).toThrow(UnknownStackError);
  expect(() => ids("tooling-payment")).toThrow(/no stack fits "tooling-payment": there are .*tooling-payments/);
});

test("a dot in a pattern is a dot", () => {
  expect(() => ids("tooling.payments")).toThrow(UnknownStackError);
});

test("GATEHOUSE_STACKS builds only what is asked for", () => {
  const synthesized = synthesize({ GATEHOUSE_STACKS: "*-fixed" });
  expect(synthesized.stackIds).toEqual(["tooling-payments-fixed"]);
  synthesized.remove();
});

test("the app ends with 2 and a sentence when the configuration can't be built", () => {
  expect(() => synthesize({ GATEHOUSE_STACKS: "nothing-*" })).toThrow(
    /^synth ended with 2: gatehouse: GATEHOUSE_STACKS/,
  );
  expect(() => synthesize({ GATEHOUSE_CONFIG: "/nowhere.yaml" })).toThrow(
    /^synth ended with 2: gatehouse: \/nowhere.yaml does not exist/,
  );
});
