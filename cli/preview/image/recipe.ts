import { z } from "zod";

const library = z.strictObject({ name: z.string().min(1), version: z.string().min(1) });

/**
 * What an example's image holds, in place of a `docker build`: the metadata by which scanners recognize a distribution
 * and installed packages, and none of the packages themselves.
 */
export const imageRecipe = z.strictObject({
  /** Debian packages of Debian 12; `source` is the source package, where it has another name. */
  debian: z.array(library.extend({ source: z.string().optional() })).default([]),
  python: z.array(library).default([]),
  npm: z.array(library).default([]),
  /** User that the container runs as. */
  user: z.string().default("root"),
});

export type ImageRecipe = z.infer<typeof imageRecipe>;
