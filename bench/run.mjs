import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../bin/build.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const outdir = join(await ensureBuilt(), "bench");
const { build } = await import("esbuild");
await build({
  absWorkingDir: root,
  entryPoints: { main: "bench/main.ts", baseline: "bench/child/baseline.ts", usage: "bench/child/usage.ts" },
  outdir,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  format: "cjs",
  target: "node20",
  logLevel: "error",
});
createRequire(import.meta.url)(join(outdir, "main.cjs"));
