import { parse } from "yaml";
import { z } from "zod";

const commands = z.array(z.string().min(1)).min(1);
const onFailure = z.literal("ABORT");
const phase = z.strictObject({ "on-failure": onFailure.optional(), commands });

/**
 * What our buildspecs use of CodeBuild's format. Strict: CodeBuild ignores a key that it does not know, such as a misspelt
 * one, and the local run would leave out one that it does not honour.
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
 */
export const buildspecSchema = z.strictObject({
  version: z.literal(0.2),
  env: z.strictObject({ shell: z.literal("bash") }).optional(),
  phases: z.strictObject({
    install: phase
      .extend({
        "runtime-versions": z
          .strictObject({ python: z.string(), nodejs: z.string(), golang: z.string() })
          .partial()
          .optional(),
      })
      .optional(),
    build: phase,
  }),
  artifacts: z
    .strictObject({
      "base-directory": z.string().startsWith("/tmp/").optional(),
      // All files of the folder, or the one that there is.
      files: z.array(z.string()).min(1),
    })
    .optional(),
  cache: z.strictObject({ paths: z.array(z.string().regex(/^\/tmp\/[\w-]+\/\*\*\/\*$/)).min(1) }).optional(),
});

export type Buildspec = z.infer<typeof buildspecSchema>;

/** @throws ZodError that names every key and value which CodeBuild, or the local run, would not understand */
export function parseBuildspec(text: string): Buildspec {
  return buildspecSchema.parse(parse(text));
}
