import { join } from "node:path";
import { hasCredentials } from "../../../cli/doctor/aws";
import { checkCache } from "../../../cli/doctor/cache";
import { checkPackages } from "../../../cli/doctor/node";
import { scratchFolder } from "../../support/scratch";

const home = scratchFolder();

test("AWS is asked only where credentials are configured", () => {
  expect(hasCredentials({ HOME: home })).toBe(false);
  expect(hasCredentials({ HOME: home, AWS_CONFIG_FILE: "/dev/null" })).toBe(false);
  expect(hasCredentials({ HOME: home, AWS_PROFILE: "staging" })).toBe(true);
  expect(hasCredentials({ HOME: scratchFolder({ ".aws/credentials": "" }) })).toBe(true);
});

test("a cache folder that is not there yet is judged by the nearest one that is", () => {
  expect(checkCache(join(home, "not", "yet"))).toMatchObject({ state: "ok", found: join(home, "not", "yet") });
  expect(checkCache(join(scratchFolder({ file: "" }), "file", "cache"))).toMatchObject({
    state: "missing",
    needed: true,
  });
});

test("the packages installed here are the pinned ones", () => {
  expect(checkPackages()).toMatchObject({ state: "ok", needed: true });
});

test("a package of another version is named with what was found", () => {
  const root = scratchFolder({
    "package.json": '{"dependencies":{"a":"1.0.0","b":"2.0.0"}}',
    "node_modules/a/package.json": '{"version":"1.1.0"}',
  });
  expect(checkPackages(root)).toMatchObject({
    state: "missing",
    found: "not as pinned: a 1.0.0 (found 1.1.0), b 2.0.0 (found none)",
    next: `run "npm ci" in ${root}`,
  });
});
