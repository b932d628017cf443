import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { goBuild } from "../../../scan-config/installer/go-build";
import { runningProcesses } from "../../support/processes";
import { scratchFolder } from "../../support/scratch";

const hasGo = spawnSync("go", ["version"]).status === 0;
const withGo = hasGo ? test : test.skip;

const program = `package main

import "fmt"

var version = "none"

func main() { fmt.Println("tool", version) }
`;
const moduleFolder = (files: Record<string, string> = {}) =>
  scratchFolder({ "go.mod": "module example.invalid/tool\n\ngo 1.21\n", "main.go": program, ...files });

const request = (module: string, dir: string) => ({
  what: "tool 1.2.3",
  module,
  build: { package: ".", versionVariable: "main.version", environment: {} },
  version: "1.2.3",
  dir,
  program: "tool",
  onProgress: () => {},
});

withGo("a program is built with its version, and nothing else is left beside it", async () => {
  const dir = scratchFolder();
  await goBuild(request(moduleFolder(), dir));
  expect(execFileSync(join(dir, "bin", "tool")).toString()).toBe("tool 1.2.3\n");
  expect(readdirSync(dir)).toEqual(["bin"]);
});

withGo("a module that go.sum does not name is not fetched", async () => {
  const module = moduleFolder({
    "go.mod": "module example.invalid/tool\n\ngo 1.21\n\nrequire go.etcd.io/bbolt v1.3.0\n",
    "main.go": 'package main\n\nimport _ "go.etcd.io/bbolt"\n\nfunc main() {}\n',
  });
  await expect(goBuild(request(module, scratchFolder()))).rejects.toThrow(/do not pin everything that is needed/);
});

withGo("a program that does not compile is said with the compiler's words", async () => {
  const module = moduleFolder({ "main.go": "package main\n\nfunc main() { nonsense }\n" });
  await expect(goBuild(request(module, scratchFolder()))).rejects.toThrow(/undefined: nonsense/);
});

withGo("a build that is stopped ends go and leaves no program", async () => {
  const dir = scratchFolder();
  const stopping = new AbortController();
  const build = goBuild({ ...request(moduleFolder(), dir), signal: stopping.signal });
  stopping.abort(new Error("stopped by SIGINT"));
  await expect(build).rejects.toThrow("stopped by SIGINT");
  expect(existsSync(join(dir, "bin", "tool"))).toBe(false);
  expect(runningProcesses(dir)).toEqual([]);
});
