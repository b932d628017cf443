import { reasonOf } from "../installer/reason";
import { parseReference } from "../registry/reference";
import { resolveDigest } from "../registry/resolve-digest";
import { trivyDatabase } from "../runner/databases/trivy";
import { type PinnedTool, runPinnedTool } from "./run-pinned-tool";
import type { DatabaseSource, Offer } from "./source";

/**
 * Trivy's database is an OCI artifact, which the pinned Trivy downloads by the digest that its tag names now: the layer's
 * digest is in that manifest, so that nothing else can be had. The Java database is not mirrored: `trivy fs` never reads it
 * (it names JAR files by their hash, which only `trivy image` and `trivy rootfs` look for).
 */
export function trivySource(repositories: readonly string[], tool: PinnedTool): DatabaseSource {
  return {
    scanner: "trivy",
    files: ["db/trivy.db", "db/metadata.json"],
    latest: async () => {
      const failures: string[] = [];
      for (const repository of repositories)
        try {
          return await offerOf(repository, tool);
        } catch (error) {
          failures.push(`${repository}: ${reasonOf(error)}`);
        }
      throw new Error(`none of the registries answers: ${failures.join("; ")}`);
    },
  };
}

async function offerOf(repository: string, tool: PinnedTool): Promise<Offer> {
  const reference = parseReference(repository);
  const digest = await resolveDigest(reference, tool.signal);
  const pinned = `${reference.registry}/${reference.repository}@${digest}`;
  return {
    source: repository,
    digest,
    fetch: async (folder) => {
      const args = ["image", "--download-db-only", "--db-repository", pinned, "--cache-dir", folder];
      await runPinnedTool(tool, [...args, "--quiet", "--no-progress"], {
        TRIVY_DISABLE_TELEMETRY: "true",
        TRIVY_SKIP_VERSION_CHECK: "true",
      });
      const { builtAt } = trivyDatabase(folder);
      if (builtAt === null) throw new Error("its metadata.json has no UpdatedAt");
      return builtAt;
    },
  };
}
