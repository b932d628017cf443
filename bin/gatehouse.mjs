#!/usr/bin/env node
import { createRequire } from "node:module";
import { join } from "node:path";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19) || major > 22) {
  process.stderr.write(`gatehouse: needs Node.js 20.19 to 22, found ${process.version}: install one of those\n`);
  process.exit(2);
}
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
const { ensureBuilt } = await import("./build.mjs");
createRequire(import.meta.url)(join(await ensureBuilt(), "gatehouse.cjs"));
