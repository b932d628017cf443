import { Command } from "commander";
import { checkAws } from "./doctor/aws";
import { checkCache, checkTools } from "./doctor/cache";
import type { Check } from "./doctor/check";
import { checkDatabases } from "./doctor/databases";
import { checkGo } from "./doctor/go";
import { checkNode, checkPackages } from "./doctor/node";
import { checkBash, checkDocker, checkGit } from "./doctor/programs";
import { checkPython } from "./doctor/python";
import { checkTerraform } from "./doctor/terraform";
import { runs } from "./support/command";
import type { ExitCode } from "./support/errors";
import { print, printJson } from "./support/output";

/** `gatehouse doctor`: what this machine and account lack. It changes nothing. */
export function doctorCommand(): Command {
  return runs(
    new Command("doctor")
      .description("list what this machine and account lack; 1 when the local run cannot work")
      .option("--json", "print the result as JSON"),
    async (options: { readonly json?: true }): Promise<ExitCode> => {
      const checks = await allChecks();
      if (options.json) printJson({ checks });
      else for (const check of checks) print(line(check));
      return checks.some(({ state, needed }) => needed && state === "missing") ? 1 : 0;
    },
  );
}

async function allChecks(): Promise<readonly Check[]> {
  const slow = [checkPython(), checkBash(), checkGit(), checkTerraform(), checkGo(), checkDocker()];
  const [aws, checked] = await Promise.all([checkAws(), Promise.all(slow)]);
  return [checkNode(), checkPackages(), checkCache(), ...checked, ...checkTools(), ...checkDatabases(), ...aws];
}

function line({ what, state, found, why, next }: Check): string {
  const head = `${state.padEnd(11)} ${what.padEnd(16)} ${found}`;
  return state === "ok" ? head : `${head}\n${" ".repeat(12)}why: ${why}\n${" ".repeat(12)}do:  ${next}`;
}
