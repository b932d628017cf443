import { databaseScanners, ownDatabase } from "../tools/databases/local-database";
import type { ToolingDefinition } from "./definition/tooling-definition";

/** What is different here from AWS, and what this machine lacks; a sentence each. */
export function notesOf(definitions: readonly ToolingDefinition[], imagesWritten: boolean): readonly string[] {
  const runtimes = new Set(definitions.flatMap(({ functions }) => functions.map(({ runtime }) => runtime)));
  const without = databaseScanners.filter((scanner) => ownDatabase(scanner) === null);
  const example = `GATEHOUSE_DATABASES has no real vulnerability database for ${without.join(", ")}: small example databases were read, which know a handful of old vulnerabilities. Only the examples' policy accepts them.`;
  const image =
    "The examples' container images were written from the package lists in their example.yaml, not built by Docker from their Dockerfiles: Grype really scanned them, but they hold metadata only.";
  const repositories = definitions.flatMap((definition) => definition.repositories);
  const registry = `An image that passed was pushed to a registry stand-in in this process's memory (${repositories.join(", ")}): Moto has no registry, so ECR took nothing. The deployed address names the digest that the stand-in gave.`;
  const schedules = definitions.flatMap(({ schedules }) =>
    schedules.map(({ functionName, expression }) => `${functionName} (${expression})`),
  );
  const approvals = definitions.flatMap(({ pipeline }) =>
    pipeline.stages.flatMap(({ name, action }) =>
      action.some(({ provider }) => provider === "Manual") ? [`${pipeline.name} ${name}`] : [],
    ),
  );
  const approved = `Nobody was asked: the approvals of ${approvals.join(", ")} were given at once, and nobody was mailed.`;
  return [
    "AWS is Moto and a strict Security Hub stand-in on this machine: IAM policies, keys and quotas were not enforced.",
    "Terraform was not run: the stacks were synthesized, scanned and driven, not planned. `gatehouse doctor` says whether this machine has a Terraform that works.",
    `The functions ran on Node.js ${process.versions.node} of this machine, the builds in its own bash; deployed they run on ${[...runtimes].join(", ")} and in CodeBuild.`,
    `No time passed: what runs on a schedule in AWS ran only where the pipeline or --rescan has it too (${schedules.join(", ")}).`,
    ...(approvals.length > 0 ? [approved] : []),
    ...(imagesWritten ? [image] : []),
    ...(repositories.length > 0 ? [registry] : []),
    ...(without.length > 0 ? [example] : []),
  ];
}
