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

/** Says how long Node.js takes to load a module, and how much of that it computes, in milliseconds. */
const load = `const before = process.cpuUsage();
const started = process.hrtime.bigint();
require(process.argv[1]);
const passed = Number(process.hrtime.bigint() - started) / 1e6;
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ passed, computed: (user + system) / 1000 }));`;

interface Load {
  readonly passed: number;
  readonly computed: number;
}

/** In a process that has loaded nothing yet. */
function loadOf(file: string): Load {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", load, file], {
    env: { PATH: process.env.PATH, AWS_REGION: "eu-central-1" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${file} can't be loaded: ${stderr}`);
  return JSON.parse(stdout) as Load;
}

const names = readdirSync(lambdas);

test("there are the bundles of all functions", () => {
  expect(names.sort()).toEqual(["bypass", "fingerprint", "gate", "normalizer", "rescan", "waivers"]);
});

test.each(names)("%s is small and loads fast", (name) => {
  const file = join(lambdas, name, "index.js");
  const { size } = statSync(file);
  const loads = Array.from({ length: attempts }, () => loadOf(file));
  const least = (member: keyof Load) => Math.min(...loads.map((one) => one[member]));
  process.stderr.write(
    `${name}: ${(size / megabyte).toFixed(2)} MB, loads in ${least("passed").toFixed(0)} ms, of which it computes ${least("computed").toFixed(0)} (least of ${attempts})\n`,
  );
  expect(size).toBeLessThanOrEqual(largestBytes);
  // Not the time that passes: other work of the machine makes that longer, and says nothing of the bundle.
  expect(least("computed")).toBeLessThanOrEqual(longestLoadMilliseconds);
});
