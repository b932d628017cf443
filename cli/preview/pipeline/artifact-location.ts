import { randomBytes } from "node:crypto";
import type { ArtifactLocation, Execution } from "./action";

/** Keys as CodePipeline makes them: 20 characters of the pipeline, 10 of the artifact, 7 of its own. */
export function artifactLocation({ definition: { pipeline } }: Execution, artifact: string): ArtifactLocation {
  const own = randomBytes(4).toString("hex").slice(0, 7);
  return { bucket: pipeline.artifactBucket, key: `${pipeline.name.slice(0, 20)}/${artifact.slice(0, 10)}/${own}` };
}
