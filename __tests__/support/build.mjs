import { ensureBuilt } from "../../bin/build.mjs";

/** Bundles once before the workers start, so that tests that run the command line never build at the same time. */
export default async function build() {
  await ensureBuilt();
}
