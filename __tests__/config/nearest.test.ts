import { suggestion } from "../../config/nearest";

test.each([
  ["baselin", ["baseline", "delivery-pipeline"], ' (did you mean "baseline"?)'],
  ["Base-Line", ["baseline", "delivery-pipeline"], ' (did you mean "baseline"?)'],
  ["delivery", ["baseline", "delivery-pipeline"], ""],
  ["completely-else", ["baseline"], ""],
  ["x", [], ""],
])("for %s among %j it suggests%s", (name, candidates, expected) => {
  expect(suggestion(name, candidates)).toBe(expected);
});
