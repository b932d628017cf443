import { appendFileSync, readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/**
 * Loaded before the program (`--require`) into every Node process that a measured command starts: at its end each adds a
 * line with what it used to the file that `GATEHOUSE_BENCH_USAGE` names.
 */
const file = process.env.GATEHOUSE_BENCH_USAGE;
if (file !== undefined && isMainThread)
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    const usage = { cpuMilliseconds: (user + system) / 1000, peakBytes: peakBytes() };
    appendFileSync(file, `${JSON.stringify(usage)}\n`);
  });

/**
 * Linux counts the parent's memory into a child's `maxRSS` (getrusage keeps the highest value across exec), so there the
 * high-water mark of the process's own memory is read: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html.
 */
function peakBytes(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS * 1024;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Number(kibibytes) * 1024;
}
