import { execute } from "../tools/execute";
import { type Check, firstLine, missing, notChecked, ok } from "./check";

const timeoutMilliseconds = 10_000;

export async function checkBash(): Promise<Check> {
  const subject = { what: "bash", why: "runs the scanners' build commands, as CodeBuild does", needed: true };
  const { exitCode, stdout } = await execute("bash", ["--version"], { timeoutMilliseconds });
  return exitCode === 0 ? ok(subject, firstLine(stdout)) : missing(subject, "not there", "install bash");
}

export async function checkGit(): Promise<Check> {
  const subject = { what: "git", why: "configuration, facts and policy are changed by review", needed: false };
  const { exitCode, stdout } = await execute("git", ["--version"], { timeoutMilliseconds });
  return exitCode === 0 ? ok(subject, firstLine(stdout)) : missing(subject, "not there", "install git");
}

/** By its daemon: the client is often there alone. */
export async function checkDocker(): Promise<Check> {
  const subject = { what: "Docker", why: "builds a workload's own image; nothing else uses it", needed: false };
  const args = ["info", "--format", "{{.ServerVersion}}"];
  const { exitCode, stdout, stderr } = await execute("docker", args, { timeoutMilliseconds });
  if (exitCode === 0) return ok(subject, `daemon ${firstLine(stdout)}`);
  return notChecked(subject, `no daemon answers (${firstLine(stderr)})`, "only needed for workloads with a Dockerfile");
}
