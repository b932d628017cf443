import { z } from "zod";

const branch = z
  .string()
  .regex(/^[\w.+@/-]{1,200}$/, "must be the whole name of one branch: no wildcards")
  .describe("The one branch whose jobs may upload; protect it");

// https://docs.github.com/en/actions/reference/security/oidc
const github = z.strictObject({
  from: z.literal("github"),
  repository: z
    .string()
    .regex(
      /^([\w.-]+\/[\w.-]+|[\w.-]+@\d+\/[\w.-]+@\d+)$/,
      "must be <owner>/<repository>, or <owner>@<id>/<repository>@<id> where the repository has immutable subjects: no wildcards",
    )
    .describe(
      "Repository on github.com, written as GitHub does: IAM compares letter by letter. Repositories made or renamed since July 2026 have the ids of owner and repository in it",
    ),
  branch: branch.optional(),
  environment: z
    .string()
    .regex(/^[\w.-]{1,255}$/, "must be the whole name of one environment: no wildcards")
    .optional()
    .describe("The one GitHub environment whose jobs may upload, instead of a branch; limit its deployment branches"),
});

// https://docs.gitlab.com/ci/secrets/id_token_authentication/
const gitlab = z.strictObject({
  from: z.literal("gitlab"),
  url: z
    .string()
    .regex(
      /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w.-]+)*$/,
      "must be https:// and a host name, with neither port nor / at its end: AWS trusts no other issuer",
    )
    .default("https://gitlab.com")
    .describe("Address of the GitLab; AWS must reach a self-managed one"),
  project: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)+$/, "must be the whole path of one project, <group>/<project>: no wildcards")
    .describe("Path of the project, with all its groups"),
  branch,
});

const role = z.strictObject({
  from: z.literal("role"),
  roleArn: z
    .string()
    .regex(/^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/, "must be the ARN of one IAM role: no wildcards")
    .describe("Role of a member account, for a build system that runs in AWS"),
});

/** Who may upload a workload's packages. */
export const sourceSchema = z.discriminatedUnion("from", [github, gitlab, role], {
  error: ({ code }) => (code === "invalid_union" ? "must be of github, gitlab or role" : undefined),
});

export type Source = z.infer<typeof sourceSchema>;
