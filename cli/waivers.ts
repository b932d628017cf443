import { Command } from "commander";
import { configurationFile } from "../config/load";
import { constructWaivers, formatConstructWaivers } from "./findings/construct-waiver-list";
import { type GateFiles, gateFiles } from "./findings/judged-files";
import { formatWaivers, listWaiver } from "./findings/waiver-list";
import { withScratch } from "./preview/scratch";
import { synthesize, synthesizedStacks } from "./preview/synthesize";
import { type StackResource, stackResources } from "./preview/terraform-scan/stack-resources";
import { abortOnSignal } from "./scan/abort-on-signal";
import { runs } from "./support/command";
import { CannotError, type ExitCode } from "./support/errors";
import { print, printJson } from "./support/output";

interface WaiversOptions extends GateFiles {
  readonly config?: string;
  readonly stacks?: string;
  readonly json?: boolean;
}

/** `gatehouse waivers`: every waiver with its end, the gate's and those of constructs; 1 when one has expired. */
export function waiversCommand(): Command {
  const command = new Command("waivers")
    .description("list the waivers of the gate and of constructs: for what, why, who answers, and when each ends")
    .option("--policy <file>", "gate policy (default: scan-config/gate-policy.yaml)")
    .option("--waivers <file>", "the gate's waivers (default: scan-config/waivers.yaml)")
    .option("--config <file>", "organization file (default: GATEHOUSE_CONFIG, else config/organization.yaml)")
    .option("--stacks <dir>", "read the stacks that lie here, as in cdktf.out (default: synthesize them)")
    .option("--json", "print JSON, as is done wherever stdout is no terminal");
  return runs(command, listWaivers);
}

async function listWaivers(options: WaiversOptions): Promise<ExitCode> {
  const { config, stacks, json = !process.stdout.isTTY, ...files } = options;
  const now = new Date();
  const ofGate = gateFiles(files).waivers.waivers.map((waiver) => listWaiver(waiver, now));
  const resources = stacks === undefined ? await ofConfiguration(config) : inFolder(stacks);
  const ofConstructs = resources.flatMap((resource) => constructWaivers(resource, now));
  const waivers = [...ofGate, ...ofConstructs];
  json ? printJson({ waivers }) : print(`${formatWaivers(ofGate)}\n\n${formatConstructWaivers(ofConstructs)}`);
  return waivers.some(({ status }) => status === "expired") ? 1 : 0;
}

function ofConfiguration(config: string | undefined): Promise<readonly StackResource[]> {
  return withScratch(async (scratch) => {
    const stacks = await synthesize(scratch, scratch, abortOnSignal(), configurationFile(config));
    return stacks.flatMap(stackResources);
  });
}

function inFolder(folder: string): readonly StackResource[] {
  try {
    return synthesizedStacks(folder).flatMap(stackResources);
  } catch (error) {
    if (error instanceof CannotError) throw error;
    throw new CannotError(`--stacks: ${folder} holds no synthesized stacks: ${error}`, "name a folder like cdktf.out");
  }
}
