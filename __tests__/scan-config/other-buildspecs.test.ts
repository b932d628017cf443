import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { exportedVariablesOf } from "../../cli/scan/build-commands";
import {
  databaseMirrorBuildspec,
  databaseMirrorConfiguration,
  imagePublishBuildspec,
  scanConfiguration,
} from "../../config/scan-configuration";
import { scratchFolder } from "../support/scratch";

interface Buildspec {
  readonly phases: Readonly<
    Record<"install" | "build", { readonly "on-failure": string; readonly commands: string[] }>
  >;
}

const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);

describe.each([
  ["database-mirror", databaseMirrorBuildspec(), paths(databaseMirrorConfiguration())],
  ["image-publish", imagePublishBuildspec(), paths(scanConfiguration())],
])("the buildspec of %s", (_, text, files) => {
  const { install, build } = (parse(text) as Buildspec).phases;

  test("unpacks what it runs only after its digest was checked, and ends when it is another", () => {
    expect(install.commands.slice(0, 3)).toEqual([
      expect.stringMatching(/^aws s3 cp /),
      expect.stringContaining("sha256sum --check --strict"),
      expect.stringMatching(/^unzip /),
    ]);
    expect([install["on-failure"], build["on-failure"]]).toEqual(["ABORT", "ABORT"]);
  });

  test("runs programs that are in there", () => {
    const programs = [...install.commands, ...build.commands]
      .join("\n")
      .matchAll(/node "\$GATEHOUSE_SCAN_CONFIG\/([\w/.-]+)"/g);
    const named = Array.from(programs, ([, path]) => path);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((path) => !files.includes(path ?? ""))).toEqual([]);
  });

  // Terraform would read a dollar sign with a brace as its own interpolation.
  test("has no ${", () => {
    expect(text).not.toContain("${");
  });
});

test("a tool that can't be installed does not keep the mirror's job from going on", () => {
  const tools = scratchFolder({ "grype/half": "" });
  const stubs = scratchFolder();
  writeFileSync(
    join(stubs, "node"),
    '#!/bin/sh\ncase "$*" in *grype) exit 1;; esac\nmkdir -p "$GATEHOUSE_TOOL/bin"\n',
    {
      mode: 0o755,
    },
  );
  const command = (parse(databaseMirrorBuildspec()) as Buildspec).phases.install.commands.at(-1) ?? "";
  const environment = {
    PATH: `${stubs}:${process.env.PATH}`,
    GATEHOUSE_TOOLS: tools,
    GATEHOUSE_SCAN_CONFIG: "/config",
  };
  expect(spawnSync("bash", ["-e", "-c", command], { env: environment }).status).toBe(0);
  expect(readdirSync(tools)).toEqual(["trivy"]);
});

test("a push that fails ends its build, and one that succeeded exports the address", () => {
  const commands = (parse(imagePublishBuildspec()) as Buildspec).phases.build.commands.join("\n");
  expect(exportedVariablesOf(imagePublishBuildspec())).toEqual(["GATEHOUSE_IMAGE_URI"]);
  const run = (stub: string) => {
    const stubs = scratchFolder();
    writeFileSync(join(stubs, "node"), `#!/bin/sh\n${stub}\n`, { mode: 0o755 });
    const env = { PATH: `${stubs}:${process.env.PATH}` };
    const { status, stdout } = spawnSync("bash", ["-e", "-c", `${commands}\nenv`], { env, encoding: "utf8" });
    return { status, address: /^GATEHOUSE_IMAGE_URI=(.*)$/m.exec(stdout)?.[1] };
  };
  expect(run("printf registry/image@sha256:1")).toEqual({ status: 0, address: "registry/image@sha256:1" });
  expect(run("exit 1")).toEqual({ status: 1, address: undefined });
});
