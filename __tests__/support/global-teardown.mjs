import { rmSync } from "node:fs";

export default function tearDown() {
  const outdir = process.env.GATEHOUSE_TEST_SYNTH;
  if (outdir) rmSync(outdir, { recursive: true, force: true });
}
