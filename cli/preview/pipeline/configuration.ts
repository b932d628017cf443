import { z } from "zod";
import { parsed } from "../definition/stack-file";
import type { ReadyAction } from "./action";

/**
 * An action's configuration. Strict: a key that the local run does not honour is an error, never ignored.
 * @throws DefinitionError
 */
export function configurationOf<Shape extends z.ZodRawShape>(
  { name, configuration }: ReadyAction,
  shape: Shape,
): z.infer<z.ZodObject<Shape, z.core.$strict>> {
  return parsed(z.strictObject(shape), configuration, `configuration of action ${name}`);
}
