import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { parseBuildspec } from "../../../cli/scan/buildspec";
import { projectRoot } from "../../../config/project-root";
import { buildspec, configuredScanners, withoutInstallation } from "../../../config/scan-configuration";

const ofScanners = [...configuredScanners(), "image-build", "synthesis"].map(
  (name) => [name, buildspec(name)] as const,
);
const own = join(projectRoot, "stacks/platform-pipeline");
const ofPlatform = readdirSync(own)
  .filter((name) => name.endsWith(".yml"))
  .map((name) => [name, readFileSync(join(own, name), "utf8")] as const);

describe.each([...ofScanners, ...ofPlatform])("the buildspec of %s", (_, text) => {
  test("is one that CodeBuild understands, word for word", () => {
    expect(() => parseBuildspec(text)).not.toThrow();
  });
});

describe.each(ofScanners.filter(([name]) => name !== "image-build"))(
  "in an image with tools, that of %s",
  (name, text) => {
    const rendered = parseBuildspec(withoutInstallation(text));
    const given = parseBuildspec(text);

    test("builds as ever", () => {
      expect(rendered.phases.build).toEqual(given.phases.build);
      expect(rendered.artifacts).toEqual(given.artifacts);
    });

    test("installs nothing, and still fetches and verifies the scan configuration first", () => {
      const commands = rendered.phases.install?.commands ?? [];
      expect(commands.slice(0, 3)).toEqual(given.phases.install?.commands.slice(0, 3));
      expect(commands.join("\n")).not.toMatch(/GATEHOUSE_TOOL|pip|install-tool/);
      expect(commands.length).toBe(["safety", "trivy", "grype"].includes(name) ? 4 : 3);
    });

    test("chooses no runtime and keeps no downloads", () => {
      expect(rendered.phases.install).not.toHaveProperty("runtime-versions");
      expect(rendered).not.toHaveProperty("cache");
    });
  },
);

describe("what CodeBuild would ignore or refuse is an error", () => {
  const good = parse(buildspec("bandit"));
  const changed = (change: (buildspec: typeof good) => void) => {
    const copy = structuredClone(good);
    change(copy);
    return stringify(copy);
  };

  test.each([
    ["another version", changed((one) => Object.assign(one, { version: 0.1 })), "version"],
    ["a key at the top", changed((one) => Object.assign(one, { artefacts: {} })), "artefacts"],
    ["a phase", changed((one) => Object.assign(one.phases, { scan: one.phases.build })), "scan"],
    ["a key of a phase", changed((one) => Object.assign(one.phases.build, { "on-faliure": "ABORT" })), "on-faliure"],
    ["a runtime", changed((one) => Object.assign(one.phases.install["runtime-versions"], { node: "22" })), "node"],
    [
      "going on after a failure",
      changed((one) => Object.assign(one.phases.build, { "on-failure": "CONTINUE" })),
      "on-failure",
    ],
    [
      "a command that is no text",
      changed((one) => Object.assign(one.phases.build, { commands: [{ echo: "a" }] })),
      "commands",
    ],
    ["no command", changed((one) => Object.assign(one.phases.build, { commands: [] })), "commands"],
    ["a cache of the whole machine", changed((one) => Object.assign(one.cache, { paths: ["/**/*"] })), "paths"],
  ])("%s", (_, text, named) => {
    expect(() => parseBuildspec(text)).toThrow(named);
  });
});
