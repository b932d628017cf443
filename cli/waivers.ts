import { Command } from "commander";
import { type GateFiles, gateFiles } from "./findings/judged-files";
import { formatWaivers, listWaiver } from "./findings/waiver-list";
import { runs } from "./support/command";
import type { ExitCode } from "./support/errors";
import { print, printJson } from "./support/output";

interface WaiversOptions extends GateFiles {
  readonly json?: boolean;
}

/** `gatehouse waivers`: every waiver with its end; 1 when one has expired. */
export function waiversCommand(): Command {
  const command = new Command("waivers")
    .description("list the gate's waivers: for what, who answers, who agreed, and when each ends")
    .option("--policy <file>", "gate policy (default: scan-config/gate-policy.yaml)")
    .option("--waivers <file>", "waivers (default: scan-config/waivers.yaml)")
    .option("--json", "print JSON, as is done wherever stdout is no terminal");
  return runs(command, listWaivers);
}

function listWaivers({ json = !process.stdout.isTTY, ...files }: WaiversOptions): ExitCode {
  const now = new Date();
  const waivers = gateFiles(files).waivers.waivers.map((waiver) => listWaiver(waiver, now));
  json ? printJson({ waivers }) : print(formatWaivers(waivers));
  return waivers.some(({ status }) => status === "expired") ? 1 : 0;
}
