import { delimiter, join } from "node:path";

/** What a build's environment says (docs: the variables of the scan projects). */
export interface Settings {
  readonly scanner: string;
  readonly command: readonly [string, ...string[]];
  readonly sourceDirectory: string;
  readonly scanConfig: string;
  readonly tool: string;
  readonly reportDirectory: string;
  readonly workload: string;
  readonly execution: string;
  readonly sourceSha256: string;
  /** S3 object version of the package; `null` when the source has none. */
  readonly sourceVersion: string | null;
  /** Bucket that takes the report and the manifest; `null` leaves both in the report folder only. */
  readonly reportsBucket: string | null;
  /** The container image that was built of the source, as a tar; `null` when the workload has none. */
  readonly image: string | null;
  /** Folder with the Terraform that the source's CDKTF apps synthesized; `null` when none were. */
  readonly terraform: string | null;
  readonly database: { readonly directory: string; readonly kind: "real" | "example" } | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const required = {
  sourceDirectory: "CODEBUILD_SRC_DIR",
  scanConfig: "GATEHOUSE_SCAN_CONFIG",
  tool: "GATEHOUSE_TOOL",
  reportDirectory: "GATEHOUSE_REPORT_DIR",
  workload: "GATEHOUSE_WORKLOAD",
  execution: "GATEHOUSE_EXECUTION",
  sourceSha256: "GATEHOUSE_SOURCE_SHA256",
} as const;

/** @throws Error that names everything that is missing */
export function readSettings(args: readonly string[], environment: Environment): Settings {
  const [scanner, dashes, program, ...rest] = args;
  const missing = Object.values(required).filter((name) => !environment[name]);
  if (scanner === undefined || dashes !== "--" || program === undefined)
    throw new Error('usage: run-scanner <scanner> -- <command> [arguments…]; found no "--" with a command after it');
  if (missing.length > 0) throw new Error(`not set in the environment: ${missing.join(", ")}`);
  const value = (key: keyof typeof required): string => environment[required[key]] ?? "";
  return {
    scanner,
    command: [program, ...rest],
    sourceDirectory: value("sourceDirectory"),
    scanConfig: value("scanConfig"),
    tool: value("tool"),
    reportDirectory: value("reportDirectory"),
    workload: value("workload"),
    execution: value("execution"),
    sourceSha256: value("sourceSha256"),
    sourceVersion: environment.GATEHOUSE_SOURCE_VERSION || null,
    reportsBucket: environment.GATEHOUSE_REPORTS_BUCKET || null,
    // CodeBuild's names for the folders of the input artifacts `Image` and `Terraform`.
    image: environment.CODEBUILD_SRC_DIR_Image ? join(environment.CODEBUILD_SRC_DIR_Image, "image.tar") : null,
    terraform: environment.CODEBUILD_SRC_DIR_Terraform || null,
    database: environment.GATEHOUSE_DATABASE
      ? {
          directory: environment.GATEHOUSE_DATABASE,
          // A kind that was forgotten must not pass for the real thing.
          kind: environment.GATEHOUSE_DATABASE_KIND === "real" ? "real" : "example",
        }
      : null,
  };
}

const passedOn = /^(PATH|LANG|LC_\w+|TZ|TMPDIR|CI|AWS_REGION|AWS_DEFAULT_REGION|CODEBUILD_SRC_DIR|GATEHOUSE_\w+)$/;

/**
 * The environment of a tool: no credentials (the workload's own tests are among the tools), no settings of the machine
 * that could change what is found, a home folder of its own.
 */
export function toolEnvironment(
  environment: Environment,
  tool: string | null,
  home: string,
  own: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    passedOn.test(name) && value !== undefined ? [[name, value] as const] : [],
  );
  const path = [tool === null ? undefined : join(tool, "bin"), environment.PATH].filter(Boolean).join(delimiter);
  return { LANG: "C.UTF-8", ...Object.fromEntries(kept), PATH: path, HOME: home, ...own };
}
