import { join, resolve } from "node:path";
import type { Configuration } from "../../../config/load";
import { projectRoot } from "../../../config/project-root";
import type { Workload } from "../../../config/schema";
import { packageFiles } from "../../package/source-tree";
import { CannotError } from "../../support/errors";
import { type Example, readExample } from "./expectation";

export interface Choice {
  readonly examples?: true;
  readonly workload?: string;
  readonly source?: string;
  readonly rescan?: true;
}

/** A workload to drive, and the folder with its source. */
export interface ChosenWorkload {
  readonly name: string;
  readonly source: string;
  /** What the folder's `example.yaml` declares; `undefined` when the folder is no example's. */
  readonly example: Example | undefined;
  /** Somebody asked for a comparison with what the example declares. */
  readonly compared: boolean;
}

/**
 * The workloads that the command line asks for.
 * @throws CannotError when it asks for none, an unknown one, one without a source, or an example that declares nonsense
 */
export function chosenWorkloads({ organization, file }: Configuration, choice: Choice): readonly ChosenWorkload[] {
  const { workloads } = organization;
  const names = workloads.map(({ name }) => name).join(", ");
  if (choice.workload === undefined && !choice.examples)
    throw new CannotError("nothing to preview is named", `add --examples, or --workload with one of ${names}`);
  if (choice.source !== undefined && (choice.examples || choice.workload === undefined))
    throw new CannotError("--source names another source for one workload", "add --workload, and leave out --examples");
  if (choice.workload !== undefined && !workloads.some(({ name }) => name === choice.workload))
    throw new CannotError(`${file} has no workload "${choice.workload}"`, `choose from ${names}`);
  const chosen = workloads.filter(
    ({ name, example }) => name === (choice.workload ?? name) && (example !== undefined || !choice.examples),
  );
  if (chosen.length === 0) throw new CannotError(`${file} has no workload with "example:"`, "name one with --workload");
  return chosen.map((workload) => {
    const source = sourceOf(workload, choice.source);
    // Refused now rather than after everything has been set up.
    packageFiles(source);
    const isExample = choice.source === undefined && workload.example !== undefined;
    return {
      name: workload.name,
      source,
      example: isExample ? readExample(source) : undefined,
      compared: choice.examples === true,
    };
  });
}

function sourceOf({ name, example }: Workload, named: string | undefined): string {
  if (named !== undefined) return resolve(named);
  if (example !== undefined) return join(projectRoot, example);
  throw new CannotError(`${name} is no example, so its source is not here`, "name its folder with --source");
}
