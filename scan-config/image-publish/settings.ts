import { join } from "node:path";

/** What the build's environment says. */
export interface Settings {
  /** The tar that the image build put out. */
  readonly tar: string;
  /** SHA-256 (hex) of the tar that was scanned, as the gate read it in the scanner's run. */
  readonly sha256: string;
  /** Host of the registry. */
  readonly registry: string;
  readonly repository: string;
  /** Of the image; the pipeline's execution, so that it is never used twice. */
  readonly tag: string;
  /** Base address of the registry. */
  readonly address: string;
  readonly region: string;
}

const required = [
  "CODEBUILD_SRC_DIR",
  "GATEHOUSE_IMAGE_SHA256",
  "GATEHOUSE_IMAGE_REPOSITORY",
  "GATEHOUSE_EXECUTION",
  "AWS_REGION",
] as const;

/** @throws Error that names everything that is missing or wrong */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const missing = required.filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`not set in the environment: ${missing.join(", ")}`);
  const value = (name: (typeof required)[number]): string => environment[name] ?? "";
  const sha256 = value("GATEHOUSE_IMAGE_SHA256");
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new Error(`GATEHOUSE_IMAGE_SHA256 is "${sha256}", must be the SHA-256 of the image that was scanned`);
  const [, registry = "", repository = ""] = /^([^/]+)\/(.+)$/.exec(value("GATEHOUSE_IMAGE_REPOSITORY")) ?? [];
  if (repository === "")
    throw new Error(
      `GATEHOUSE_IMAGE_REPOSITORY is "${value("GATEHOUSE_IMAGE_REPOSITORY")}", must be <registry>/<name>`,
    );
  return {
    tar: join(value("CODEBUILD_SRC_DIR"), "image.tar"),
    sha256,
    registry,
    repository,
    tag: value("GATEHOUSE_EXECUTION"),
    // Another address is the local run's, whose AWS has no registry.
    address: environment.GATEHOUSE_REGISTRY_ADDRESS || `https://${registry}`,
    region: value("AWS_REGION"),
  };
}
