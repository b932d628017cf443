import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type ConstructWaiver, checkovRule, waiverAnswers } from "../../../modules/construct-waiver";
import { CannotError } from "../../support/errors";
import type { SynthesizedStack } from "../synthesize";

/** A resource or data source of a synthesized stack. */
export interface StackResource {
  readonly stack: string;
  readonly block: "resource" | "data";
  readonly type: string;
  /** Logical id: its name in Terraform. */
  readonly id: string;
  /** Path of its construct, e.g. `state/state/Default`. */
  readonly path: string;
  readonly waivers: readonly ConstructWaiver[];
}

const metadata = z.object({ path: z.string(), waivers: z.record(checkovRule, waiverAnswers).default({}) });
/** What no construct made, as an override of the stack, has no comment of CDKTF's. */
const body = z.object({ "//": z.object({ metadata }).optional() });
const blocks = z.record(z.string(), z.record(z.string(), body)).default({});
const stackFile = z.object({ resource: blocks, data: blocks });

/**
 * What CDKTF says of itself in a stack's `cdk.tf.json`: its resources with their constructs and waivers.
 * @throws CannotError when the file can't be read, or a waiver in it is wrong
 */
export function stackResources({ id: stack, folder }: SynthesizedStack): readonly StackResource[] {
  const parsed = read(join(folder, "cdk.tf.json"));
  return (["resource", "data"] as const).flatMap((block) =>
    Object.entries(parsed[block]).flatMap(([type, named]) =>
      Object.entries(named).map(([id, { "//": comment }]) => ({
        stack,
        block,
        type,
        id,
        path: comment?.metadata.path ?? `${stack}/${type}.${id}`,
        waivers: Object.entries(comment?.metadata.waivers ?? {}).map(([rule, answers]) => ({ rule, ...answers })),
      })),
    ),
  );
}

/** `type.id`, as Terraform calls it. */
export function addressOf({ block, type, id }: StackResource): string {
  return block === "data" ? `data.${type}.${id}` : `${type}.${id}`;
}

/** The construct without its stack: what is the same wherever one statement of the code makes it. */
export function pathInStack({ path }: Pick<StackResource, "path">): string {
  return path.slice(path.indexOf("/") + 1);
}

function read(file: string): z.infer<typeof stackFile> {
  try {
    return stackFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new CannotError(`${file} is not what CDKTF synthesizes: ${why}`, undefined, { cause: error });
  }
}
