import { existsSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { lockFolder, useOffered } from "../../../scan-config/synthesis/packages";
import { scratchFolder } from "../../support/scratch";

const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages: { "": {}, ...packages } });
const installed = (versions: Readonly<Record<string, string>>) =>
  scratchFolder(
    Object.fromEntries(
      Object.entries(versions).map(([name, version]) => [`${name}/package.json`, JSON.stringify({ version })]),
    ),
  );

describe("the lock of an app", () => {
  test.each([
    ["beside its cdktf.json", { "a/b/package-lock.json": "{}", "package-lock.json": "{}" }, "a/b"],
    ["above it, the nearest", { "a/package-lock.json": "{}", "package-lock.json": "{}" }, "a"],
    ["of the whole source", { "package-lock.json": "{}" }, "."],
  ])("is the one %s", (_, files, expected) => {
    expect(lockFolder(scratchFolder(files), "a/b")).toBe(expected);
  });

  test("must be there: without one anything could run", () => {
    expect(() => lockFolder(scratchFolder({ "other/package-lock.json": "{}" }), "a/b")).toThrow(
      "a/b/cdktf.json: there is no package-lock.json beside it or above it",
    );
  });
});

describe("offered packages", () => {
  const offered = () => installed({ cdktf: "0.21.0", "@cdktf/provider-aws": "21.22.1", more: "1.0.0" });
  const wanted = {
    "node_modules/cdktf": { version: "0.21.0" },
    "node_modules/@cdktf/provider-aws": { version: "21.22.1" },
  };

  test("serve when each of the lock is among them in its very version", () => {
    const folder = scratchFolder({ "package-lock.json": lock(wanted), "node_modules/cdktf/package.json": "{}" });
    const packages = offered();
    expect(useOffered(packages, folder)).toBe(true);
    expect(readlinkSync(join(folder, "node_modules"))).toBe(packages);
  });

  test.each([
    ["in another version", { ...wanted, "node_modules/cdktf": { version: "0.20.0" } }],
    ["not there", { ...wanted, "node_modules/absent": { version: "1.0.0" } }],
    ["without a version", { ...wanted, "node_modules/absent": {} }],
    ["a package of the source itself", { ...wanted, "packages/own": { version: "1.0.0" } }],
  ])("do not serve when one is %s", (_, packages) => {
    const folder = scratchFolder({ "package-lock.json": lock(packages) });
    expect(useOffered(offered(), folder)).toBe(false);
    expect(existsSync(join(folder, "node_modules"))).toBe(false);
  });

  test.each([["{}"], ["[]"], [lock({})]])("do not serve for a lock that names nothing: %s", (text) => {
    expect(useOffered(offered(), scratchFolder({ "package-lock.json": text }))).toBe(false);
  });

  test("are none in CodeBuild", () => {
    expect(useOffered(null, scratchFolder({ "package-lock.json": lock(wanted) }))).toBe(false);
  });
});
