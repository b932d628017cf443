import { runPython } from "../run-python";

/** What a Python script of this project prints, run where botocore is: in the environment of Moto, our newest one. */
export function runWithBotocore(script: string, input = ""): Promise<string> {
  return runPython("moto", script, input);
}

/** Per finding what the AWS CLI would say of importing it; empty when it would send it. */
export async function botocoreProblems(findings: readonly object[]): Promise<readonly string[]> {
  const answer = await runWithBotocore("__tests__/support/botocore/validate_findings.py", JSON.stringify(findings));
  return JSON.parse(answer) as readonly string[];
}
