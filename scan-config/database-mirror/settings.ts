import { asArray, asObject } from "../runner/reports/json";

/** The scanners that read a vulnerability database. */
export const databaseScanners = ["trivy", "grype", "safety"] as const;

/** Where the databases come from; a scanner without a source has no mirror. */
export interface Sources {
  /** `<registry>/<repository>:<tag>`; the first that answers is taken. */
  readonly trivy?: { readonly repositories: readonly string[] };
  /** Address below which `v6/latest.json` is. */
  readonly grype?: { readonly url: string };
  /** Address below which `insecure.json` and `insecure_full.json` are. */
  readonly safety?: { readonly url: string };
}

/** What the job's environment says. */
export interface Settings {
  readonly bucket: string;
  readonly sources: Sources;
  /** A run fails that leaves a database older than this. */
  readonly maximumAgeHours: number;
  /** Folder with one folder per tool, as `install-tool` left it. */
  readonly tools: string;
  /** Folder for the downloads, which nobody needs afterwards. */
  readonly scratch: string;
}

const names = {
  bucket: "GATEHOUSE_DATABASE_BUCKET",
  sources: "GATEHOUSE_DATABASE_SOURCES",
  maximumAgeHours: "GATEHOUSE_DATABASE_MAXIMUM_AGE_HOURS",
  tools: "GATEHOUSE_TOOLS",
  scratch: "GATEHOUSE_SCRATCH",
} as const;

/** @throws Error that names everything that is missing or wrong */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const missing = Object.values(names).filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`not set in the environment: ${missing.join(", ")}`);
  const value = (key: keyof typeof names): string => environment[names[key]] ?? "";
  const maximumAgeHours = Number(value("maximumAgeHours"));
  if (!(maximumAgeHours > 0))
    throw new Error(`${names.maximumAgeHours} is "${value("maximumAgeHours")}", must be a number of hours above 0`);
  return {
    bucket: value("bucket"),
    sources: readSources(value("sources")),
    maximumAgeHours,
    tools: value("tools"),
    scratch: value("scratch"),
  };
}

/** Terraform writes it from the checked configuration, so only its form is looked at. */
function readSources(text: string): Sources {
  const sources = asObject(JSON.parse(text), names.sources);
  const { trivy, grype, safety } = sources;
  const url = (value: unknown, what: string) => ({ url: String(asObject(value, what).url).replace(/\/+$/, "") });
  return {
    ...(trivy !== undefined && {
      trivy: { repositories: asArray(asObject(trivy, "trivy").repositories, "trivy.repositories").map(String) },
    }),
    ...(grype !== undefined && { grype: url(grype, "grype") }),
    ...(safety !== undefined && { safety: url(safety, "safety") }),
  };
}
