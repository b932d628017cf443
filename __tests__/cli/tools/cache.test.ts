import { cacheFolder } from "../../../cli/tools/cache";

test.each([
  [{ GATEHOUSE_CACHE: "/a", XDG_CACHE_HOME: "/b", HOME: "/c" }, "/a"],
  [{ XDG_CACHE_HOME: "/b", HOME: "/c" }, "/b/gatehouse"],
  [{ XDG_CACHE_HOME: "", HOME: "/c" }, "/c/.cache/gatehouse"],
])("%j: %s", (environment, folder) => {
  expect(cacheFolder(environment)).toBe(folder);
});
