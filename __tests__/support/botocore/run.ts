import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureTool } from "../../../cli/tools/ensure-tool";

const root = join(__dirname, "..", "..", "..");
const megabytes = 1024 * 1024;

/** What a Python script of this project prints, run where botocore is: in the environment of Moto, our newest one. */
export async function runWithBotocore(script: string, input = ""): Promise<string> {
  const { dir } = await ensureTool("moto", (line) => process.stderr.write(`${line}\n`));
  const { status, stdout, stderr } = spawnSync(join(dir, "bin", "python"), [join(root, script)], {
    input,
    encoding: "utf8",
    maxBuffer: 256 * megabytes,
    env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: "1", PYTHONIOENCODING: "utf-8" },
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Per finding what the AWS CLI would say of importing it; empty when it would send it. */
export async function botocoreProblems(findings: readonly object[]): Promise<readonly string[]> {
  const answer = await runWithBotocore("__tests__/support/botocore/validate_findings.py", JSON.stringify(findings));
  return JSON.parse(answer) as readonly string[];
}
