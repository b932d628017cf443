import { appendFileSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execute } from "../../../cli/tools/execute";
import { projectRoot } from "../../../config/project-root";

/** File that gets every command with what it printed; none without it. */
const transcript = process.env.GATEHOUSE_PLAY_TRANSCRIPT;

/** A person's shell in a clone whose own configuration is `organization.yaml`. */
export interface Session {
  /** Runs a line as it is typed, e.g. `gatehouse accounts`; judge it by the exit code. */
  type(line: string): Promise<{ exitCode: number | null; stdout: string; stderr: string; printed: string }>;
  /** Notes in the transcript what happens elsewhere. */
  meanwhile(what: string): void;
}

/** @param folder where the configuration lies and CDKTF writes: a scratch clone's place */
export function openSession(folder: string, environment: Readonly<Record<string, string>>): Session {
  const cdktf = { ...JSON.parse(readFileSync(join(projectRoot, "cdktf.json"), "utf8")) };
  const app = `node ${join(projectRoot, "bin/app.mjs")}`;
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ ...cdktf, app }));
  if (transcript) writeFileSync(transcript, "");
  const note = (text: string) => transcript && appendFileSync(transcript, text);
  const tools = join(projectRoot, "node_modules/.bin");
  // Nobody is here to approve: CDKTF is told so where it would ask.
  const shell = `
    # In a terminal "waves" prints a table.
    gatehouse() {
      if [ "$*" = waves ]; then python3 '${join(projectRoot, "__tests__/support/in_terminal.py")}' never-said node '${join(projectRoot, "bin/gatehouse.mjs")}' waves
      else node '${join(projectRoot, "bin/gatehouse.mjs")}' "$@"; fi
    }
    npx() { "$@" --auto-approve; }
    cd '${folder}'`;
  return {
    async type(line) {
      lockProviders(folder);
      const started = Date.now();
      const { exitCode, stdout, stderr } = await execute("bash", ["-c", `${shell}\n${withoutApproval(line)}`], {
        environment: {
          ...process.env,
          ...environment,
          PATH: `${tools}:${process.env.PATH}`,
          CI: "true",
          CHECKPOINT_DISABLE: "1",
          TF_IN_AUTOMATION: "1",
          TF_CLI_ARGS: "-no-color",
          FORCE_COLOR: "0",
          GATEHOUSE_CONFIG: "organization.yaml",
        },
      });
      const printed = `${quiet(stderr)}${quiet(stdout)}`;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      process.stderr.write(`${seconds.padStart(6)} s  exit ${exitCode}  ${line.slice(0, 100)}\n`);
      note(`$ ${line}\n${printed}[exit ${exitCode}, ${seconds} s]\n\n`);
      return { exitCode, stdout, stderr, printed };
    },
    meanwhile: (what) => void note(`# ${what}\n\n`),
  };
}

/** Only what changes something asks for an approval. */
function withoutApproval(line: string): string {
  return /npx cdktf (deploy|destroy) /.test(line) ? line : line.replace("npx cdktf", "cdktf");
}

/** Without progress, colours, and the marks that CDKTF puts before each line. */
function quiet(text: string): string {
  const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g");
  return text
    .replace(colour, "")
    .split("\n")
    .filter((line) => !/^\[ *[\d.]+ s\] |^\s*[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /.test(line))
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{2,}/g, "\n")
    .replace(/^\n/, "");
}

/** CDKTF would ask the registry for the providers' digests: the committed ones are put where it looks before. */
function lockProviders(folder: string): void {
  const stacks = join(folder, "cdktf.out/stacks");
  if (!existsSync(stacks)) return;
  for (const stack of readdirSync(stacks))
    copyFileSync(join(projectRoot, "config/terraform.lock.hcl"), join(stacks, stack, ".terraform.lock.hcl"));
}
