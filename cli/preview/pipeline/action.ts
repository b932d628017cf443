import type { AccountAccess } from "../aws/account-access";
import type { PipelineAction } from "../definition/pipeline-schema";
import type { ToolingDefinition } from "../definition/tooling-definition";
import type { ImageRecipe } from "../image/recipe";
import type { RegistryStandIn } from "../registry/stand-in";
import type { JobAnswers } from "./job-answers";

/** Where an artifact's zip is in the artifact bucket. */
export interface ArtifactLocation {
  readonly bucket: string;
  readonly key: string;
}

/** What every action of one execution may use. */
export interface Execution {
  /** PipelineExecutionId. */
  readonly id: string;
  readonly workload: string;
  readonly definition: ToolingDefinition;
  /** The tooling account. */
  readonly access: AccountAccess;
  readonly jobs: JobAnswers;
  /** Takes what is pushed to the account's repositories. */
  readonly registry: RegistryStandIn;
  /** What an example says its image holds; others are built with Docker. */
  readonly image: ImageRecipe | undefined;
  /** Object versions that the start pinned, by source action. */
  readonly sourceVersions: Readonly<Record<string, string>>;
  /** Variables of the pipeline that the start set. */
  readonly variables: Readonly<Record<string, string>>;
  /** Removed at the end of the run. */
  readonly scratch: string;
  /** Gets `reports/<scanner>/` and `logs/`. */
  readonly out: string;
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
}

/** An action whose variables are resolved. */
export interface ReadyAction extends PipelineAction {
  readonly inputs: Readonly<Record<string, ArtifactLocation>>;
}

export interface ActionOutput {
  readonly variables: Readonly<Record<string, string>>;
  readonly artifacts?: Readonly<Record<string, ArtifactLocation>>;
}

export type ActionRunner = (action: ReadyAction, execution: Execution) => Promise<ActionOutput>;

/** The action ran and failed; the message says why. */
export class ActionFailed extends Error {
  override readonly name = "ActionFailed";
}
