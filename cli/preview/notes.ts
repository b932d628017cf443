import type { ToolingDefinition } from "./definition/tooling-definition";
import { localDatabase } from "./local-database";

/** What is different here from AWS, and what this machine lacks; a sentence each. */
export async function notesOf(definitions: readonly ToolingDefinition[]): Promise<readonly string[]> {
  const runtimes = new Set(definitions.flatMap(({ functions }) => functions.map(({ runtime }) => runtime)));
  const { kind } = await localDatabase();
  const example =
    "No real vulnerability database is named in GATEHOUSE_DATABASE: Safety read the small example database, which knows a handful of old vulnerabilities. Only the examples' policy accepts it.";
  return [
    "AWS is Moto and a strict Security Hub stand-in on this machine: IAM policies, keys and quotas were not enforced.",
    "Terraform was not run: the stacks were synthesized, scanned and driven, not planned. `gatehouse doctor` says whether this machine has a Terraform that works.",
    `The functions ran on Node.js ${process.versions.node} of this machine, the builds in its own bash; deployed they run on ${[...runtimes].join(", ")} and in CodeBuild.`,
    ...(kind === "example" ? [example] : []),
  ];
}
