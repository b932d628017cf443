import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const stamp = join(dist, ".built");
const sources = ["main.ts", "package-lock.json", "bin", "cli", "config", "lambdas", "modules", "scan-config", "stacks"];

/** Newest modification time below `path`, in milliseconds; only what esbuild reads counts. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return /\.(ts|css|mjs|json)$/.test(path) ? stat.mtimeMs : 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((entry) => newest(join(path, entry))));
}

function isFresh() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return built > Math.max(...sources.map((source) => newest(join(root, source))));
}

async function esbuild() {
  try {
    return await import("esbuild");
  } catch {
    process.stderr.write(`gatehouse: the packages are not installed in ${root}: run "npm ci" there first\n`);
    process.exit(2);
  }
}

async function bundles() {
  const { build } = await esbuild();
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    logLevel: "error",
  };
  const commands = build({
    ...common,
    entryPoints: { gatehouse: "cli/main.ts", app: "main.ts" },
    outdir: dist,
    outExtension: { ".js": ".cjs" },
    packages: "external",
    target: "node20",
    sourcemap: "linked",
  });
  const standalone = build({
    ...common,
    entryPoints: {
      ...Object.fromEntries(
        readdirSync(join(root, "lambdas"))
          .filter((name) => existsSync(join(root, "lambdas", name, "handler.ts")))
          .map((name) => [`lambdas/${name}/index`, `lambdas/${name}/handler.ts`]),
      ),
      "make-share/index": "cli/normalize/make-share.ts",
      "run-scanner/index": "scan-config/runner/main.ts",
      "install-tool/index": "scan-config/installer/main.ts",
      "synthesize/index": "scan-config/synthesis/main.ts",
    },
    outdir: dist,
    minify: true,
    // Error names and Powertools' class names are read by people and by tests.
    keepNames: true,
    target: "node20",
  });
  const reportPage = build({
    ...common,
    entryPoints: { script: "cli/preview/report/browser/dom/main.ts", style: "cli/preview/report/style/main.css" },
    outdir: join(dist, "report-page"),
    platform: "browser",
    format: "iife",
    minify: true,
    target: "es2022",
  });
  return (await Promise.all([commands, standalone, reportPage])).flatMap((result) => result.outputFiles);
}

/**
 * Bundles what the command line, the CDKTF app, the Lambdas, the scanner runner and the local run's page need into
 * `dist/`, and only when a source is newer. Files are renamed into place, so that a process beside this one never reads
 * half a bundle.
 */
export async function ensureBuilt() {
  if (isFresh()) return dist;
  const started = new Date();
  for (const { path, contents } of await bundles()) {
    mkdirSync(dirname(path), { recursive: true });
    const partial = `${path}.${randomUUID()}.partial`;
    writeFileSync(partial, contents);
    renameSync(partial, path);
  }
  writeFileSync(stamp, `${started.toISOString()}\n`);
  return dist;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await ensureBuilt();
