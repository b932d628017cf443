import type { Construct } from "constructs";
import type { Configuration } from "../config/load";
import { ToolingStack } from "./tooling-stack";

/** A stack that can be built: what a person names after `cdktf deploy`, and how it comes to be. */
export interface StackEntry {
  readonly id: string;
  create(scope: Construct): void;
}

/** Every stack of the organization, by its fixed id (docs/architecture.md). */
export function stackCatalog(configuration: Configuration): StackEntry[] {
  return configuration.organization.workloads.map((workload) => ({
    id: `tooling-${workload.name}`,
    create: (scope) => {
      new ToolingStack(scope, `tooling-${workload.name}`, { configuration, workload });
    },
  }));
}

/** No stack has an id that was asked for. */
export class UnknownStackError extends Error {
  override readonly name = "UnknownStackError";
}

/**
 * The stacks that `patterns` name: ids or globs with `*`, separated by commas or spaces; all without patterns.
 * @throws UnknownStackError when a pattern fits no stack
 */
export function requestedStacks(catalog: readonly StackEntry[], patterns: string | undefined): StackEntry[] {
  const wanted = (patterns ?? "*").split(/[\s,]+/).filter(Boolean);
  const unknown = wanted.find((pattern) => !catalog.some(({ id }) => fits(id, pattern)));
  if (unknown !== undefined)
    throw new UnknownStackError(
      `GATEHOUSE_STACKS: no stack fits "${unknown}": there are ${catalog.map(({ id }) => id).join(", ")}`,
    );
  return catalog.filter(({ id }) => wanted.some((pattern) => fits(id, pattern)));
}

function fits(id: string, pattern: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(id);
}
