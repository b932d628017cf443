import { productField } from "../shared/asff";
import type { ByteSource } from "../shared/bytes/byte-source";
import { isObject, type JsonObject, list, optional, text } from "../shared/json";
import { openArray } from "../shared/json-document/open-array";
import { asffLabel, isSeverity, type Severity } from "../shared/severity";
import { type GateVulnerability, readVulnerability } from "./gate-vulnerability";
import type { Reason } from "./reason";

/** What the gate needs of an ASFF finding. */
export interface GateFinding {
  readonly id: string;
  readonly generatorId: string;
  readonly title: string;
  /** `UNKNOWN` when nobody rated it. */
  readonly severity: Severity;
  readonly workload?: string;
  readonly execution?: string;
  readonly file?: string;
  readonly line?: string;
  readonly resource?: string;
  /** What holds a vulnerable package or a licence: an image, where it is no file. */
  readonly artifact?: string;
  readonly remedy?: string;
  /** The scanners that found it, in small letters. */
  readonly detectors: readonly string[];
  /** What a pattern may call it: its rule, the ids of the vulnerability and their aliases, in small letters. */
  readonly names: readonly string[];
  /** When it was first seen, as ASFF says it. */
  readonly createdAt?: string;
  /** Whether a scanner says that it is exploited. */
  readonly isKnownExploited: boolean;
  /** Absent unless it is one. */
  readonly vulnerability?: GateVulnerability;
}

export interface ReadFindings {
  readonly findings: readonly GateFinding[];
  readonly problems: readonly Reason[];
}

const remedy = "run the normalizer again on the reports of this execution (gatehouse normalize)";

/** findings.json as findings; whatever of it can't be read is a reason to block. */
export function readFindings(findingsJson: ByteSource | undefined): ReadFindings {
  const problem = (code: string, message: string) => ({ findings: [], problems: [{ code, message, remedy }] });
  if (findingsJson === undefined) return problem("findings-missing", "there is no findings.json of this execution");
  const json = openArray(findingsJson);
  if (!json)
    return problem(
      "findings-unreadable",
      "findings.json is not a JSON array of findings: it is truncated or of another kind",
    );

  const findings = Array.from(json, readFinding).filter((finding) => finding !== undefined);
  const unreadable = json.length - findings.length;
  return {
    findings,
    problems:
      unreadable === 0
        ? []
        : [
            {
              code: "finding-unreadable",
              message: `${unreadable} of ${json.length} findings in findings.json have no Id, GeneratorId, Title or severity`,
              remedy,
            },
          ],
  };
}

/** An ASFF finding as the normalizer or Security Hub gives it, or `undefined` when it says too little of itself. */
export function readFinding(json: unknown): GateFinding | undefined {
  if (!isObject(json)) return undefined;
  const [id, generatorId, title] = [text(json.Id), text(json.GeneratorId), text(json.Title)];
  const fields = isObject(json.ProductFields) ? json.ProductFields : {};
  const severity = severityOf(json, fields);
  if (id === undefined || generatorId === undefined || title === undefined || severity === undefined) return undefined;
  const vulnerability = readVulnerability(list(json.Vulnerabilities), text(fields[productField.published]));
  return {
    id,
    generatorId,
    title,
    severity,
    ...optional("workload", text(fields[productField.workload])),
    ...optional("execution", text(fields[productField.execution])),
    ...optional("file", text(fields[productField.file])),
    ...optional("line", text(fields[productField.line])),
    ...optional("resource", text(fields[productField.resource])),
    ...optional("artifact", text(fields[productField.artifact])),
    ...optional("remedy", remedyOf(json.Remediation)),
    detectors: detectorsOf(generatorId, text(fields[productField.detectors])),
    names: namesOf(generatorId, text(fields[productField.rule]), vulnerability),
    ...optional("createdAt", text(json.CreatedAt)),
    isKnownExploited:
      text(fields[productField.knownExploited]) !== undefined || vulnerability?.isKnownExploited === true,
    ...optional("vulnerability", vulnerability),
  };
}

/** The scanner whose words a finding has: what stands before the slash. */
export function scannerOf({ generatorId }: Pick<GateFinding, "generatorId">): string {
  return generatorId.replace(/\/.*$/s, "");
}

/** The rule by which its scanner found it: what stands after the slash. */
export function ruleOf({ generatorId }: Pick<GateFinding, "generatorId">): string {
  return generatorId.replace(/^[^/]*\//, "");
}

function detectorsOf(generatorId: string, detectors: string | undefined): readonly string[] {
  return (detectors ?? scannerOf({ generatorId })).split(",").map((name) => name.trim().toLowerCase());
}

function namesOf(
  generatorId: string,
  rule: string | undefined,
  vulnerability: GateVulnerability | undefined,
): readonly string[] {
  const names = [ruleOf({ generatorId }), ...(rule === undefined ? [] : [rule]), ...(vulnerability?.ids ?? [])];
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

/** A finding counts as unrated only under the very label that an unrated one is given. */
function severityOf(json: JsonObject, fields: JsonObject): Severity | undefined {
  const label = labelIn(json.FindingProviderFields) ?? labelIn(json);
  const isUnrated = fields[productField.severity] === "UNKNOWN" && label === asffLabel("UNKNOWN");
  return isUnrated ? "UNKNOWN" : label;
}

function labelIn(holder: unknown): Severity | undefined {
  const label = isObject(holder) && isObject(holder.Severity) ? holder.Severity.Label : undefined;
  return isSeverity(label) ? label : undefined;
}

function remedyOf(remediation: unknown): string | undefined {
  const recommendation = isObject(remediation) ? remediation.Recommendation : undefined;
  if (!isObject(recommendation)) return undefined;
  const page = text(recommendation.Url);
  const advice = text(recommendation.Text);
  return (
    [advice && sentence(advice), page && `See ${page}`].filter((part) => part !== undefined).join(" ") || undefined
  );
}

/** Some scanners' advice ends without a full stop. */
function sentence(advice: string): string {
  return /[.!?:]$/.test(advice) ? advice : `${advice}.`;
}
