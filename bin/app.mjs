import { createRequire } from "node:module";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";

// cdktf.json's `app`: what `cdktf synth` runs.
createRequire(import.meta.url)(join(await ensureBuilt(), "app.cjs"));
