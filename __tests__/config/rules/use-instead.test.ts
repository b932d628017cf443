import { useInstead } from "../../../config/rules/use-instead";

const many = Array.from({ length: 5_000 }, (_, index) => `workload-${index}`);

test.each([
  ["securty", ["security", "log-archive"], ' (did you mean "security"?): use one of security, log-archive'],
  ["nobody", ["security", "log-archive"], ": use one of security, log-archive"],
  ["nobody", [], ": use one of none"],
  ["workload-4999x", many, ' (did you mean "workload-4999"?)'],
])("instead of %s", (name, known, expected) => {
  expect(useInstead(name, known)).toBe(expected);
});

test("of thousands it names some, so that the sentence stays one line", () => {
  expect(useInstead("nobody", many)).toBe(`: use one of ${many.slice(0, 20).join(", ")} or 4980 more`);
});
