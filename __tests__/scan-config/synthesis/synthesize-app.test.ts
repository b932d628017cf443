import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesizeApp } from "../../../scan-config/synthesis/synthesize-app";
import { scratchFolder } from "../../support/scratch";

const write = (file: string) => `mkdir -p "$(dirname "${file}")" && echo '{"resource":{}}' > "${file}"`;
const writeStack = write("$CDKTF_OUTDIR/stacks/network/cdk.tf.json");

async function synthesized(settings: unknown, environment: Readonly<Record<string, string>> = {}) {
  const source = scratchFolder({
    "infra/cdktf.json": typeof settings === "string" ? settings : JSON.stringify(settings),
    "infra/package-lock.json": JSON.stringify({ packages: { "node_modules/cdktf": { version: "0.21.0" } } }),
  });
  const out = scratchFolder();
  const result = await synthesizeApp({
    app: "infra",
    source,
    out,
    scratch: scratchFolder(),
    offered: scratchFolder({ "cdktf/package.json": '{"version":"0.21.0"}' }),
    environment: { PATH: process.env.PATH ?? "", ...environment },
    npmHome: scratchFolder(),
    signal: new AbortController().signal,
  });
  return { out, source, result };
}

test("runs the app in its folder, and keeps its stacks where CDKTF would have put them", async () => {
  const { out, result } = await synthesized({ app: `test -e cdktf.json && ${writeStack}` });
  expect(result).toEqual({ app: "infra", stacks: ["network"] });
  expect(readFileSync(join(out, "infra/cdktf.out/stacks/network/cdk.tf.json"), "utf8")).toBe('{"resource":{}}\n');
});

test("gives the app its context, and nothing of this process's environment", async () => {
  const command = `${writeStack} && env > seen.txt`;
  const { source } = await synthesized({ app: command, context: { stage: "staging" } }, { CI: "true" });
  const seen = readFileSync(join(source, "infra/seen.txt"), "utf8");
  expect(seen).toContain('CDKTF_CONTEXT_JSON={"stage":"staging"}');
  expect(seen).toContain("CI=true");
  expect(seen).not.toMatch(/^(NODE_ENV|JEST_WORKER_ID|AWS_\w+)=/m);
});

test("keeps nothing but stack files, and follows no link", async () => {
  const command = [
    writeStack,
    write("$CDKTF_OUTDIR/stacks/network/assets/lambda/index.js"),
    'mkdir "$CDKTF_OUTDIR/stacks/linked" && ln -s /etc/hostname "$CDKTF_OUTDIR/stacks/linked/cdk.tf.json"',
  ].join(" && ");
  const { out, result } = await synthesized({ app: command });
  expect(result.stacks).toEqual(["network"]);
  expect(existsSync(join(out, "infra/cdktf.out/stacks/network/assets"))).toBe(false);
  expect(existsSync(join(out, "infra/cdktf.out/stacks/linked"))).toBe(false);
});

test.each([
  ["an app that fails", { app: "exit 3" }, 'infra/cdktf.json: "exit 3": ended with 3'],
  ["an app that is killed", { app: "kill -KILL $$" }, "killed by SIGKILL"],
  ["an app that writes nothing", { app: "true" }, "infra/cdktf.json: the app ended with 0 but wrote no stack"],
  ["settings without an app", { language: "typescript" }, 'infra/cdktf.json names no "app" to run'],
  ["settings that are no object", [], 'infra/cdktf.json names no "app" to run'],
  ["settings that are no JSON", "{", "JSON"],
])("says why there is nothing of %s", async (_, settings, problem) => {
  const { result } = await synthesized(settings);
  expect(result).toEqual({ app: "infra", stacks: [], problem: expect.stringContaining(problem) });
});

test("masks a secret that stands in the command", async () => {
  const { result } = await synthesized({ app: "AWS_ACCESS_KEY_ID=AKIAQ7ZK3M5N2P4R6T8V false" });
  expect(result.problem).not.toContain("AKIAQ7ZK3M5N2P4R6T8V");
});
