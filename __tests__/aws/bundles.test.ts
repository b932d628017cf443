import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";

const lambdas = join(projectRoot, "dist", "lambdas");
const megabyte = 1024 * 1024;

/** Of a bundle: a cold start reads and compiles all of it. */
const largestBytes = 1.5 * megabyte;
const longestLoadMilliseconds = 200;
const attempts = 5;

/** Says how long Node.js takes to load a module. */
const load = `const started = process.hrtime.bigint();
require(process.argv[1]);
process.stdout.write(String(Number(process.hrtime.bigint() - started) / 1e6));`;

/** Milliseconds in a process that has loaded nothing yet. */
function loadMilliseconds(file: string): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", load, file], {
    env: { PATH: process.env.PATH, AWS_REGION: "eu-central-1" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${file} can't be loaded: ${stderr}`);
  return Number(stdout);
}

const names = readdirSync(lambdas);

test("there are the bundles of all functions", () => {
  expect(names.sort()).toEqual(["bypass", "fingerprint", "gate", "normalizer", "rescan", "waivers"]);
});

test.each(names)("%s is small and loads fast", (name) => {
  const file = join(lambdas, name, "index.js");
  const { size } = statSync(file);
  // The fastest of several: a machine with other work to do is slower, never faster, than the bundle allows.
  const fastest = Math.min(...Array.from({ length: attempts }, () => loadMilliseconds(file)));
  process.stderr.write(
    `${name}: ${(size / megabyte).toFixed(2)} MB, loads in ${fastest.toFixed(0)} ms (fastest of ${attempts})\n`,
  );
  expect(size).toBeLessThanOrEqual(largestBytes);
  expect(fastest).toBeLessThanOrEqual(longestLoadMilliseconds);
});
