import { spawnSync } from "node:child_process";

/** Processes that still run and whose command line holds `text`; a zombie has ended already. */
export function runningProcesses(text: string): readonly string[] {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,stat=,args="], { encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.includes(text) && !/^\s*\d+\s+Z/.test(line));
}
