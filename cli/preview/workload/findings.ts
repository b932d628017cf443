import { z } from "zod";
import { productField } from "../../../lambdas/shared/asff";
import { severities } from "../../../lambdas/shared/severity";

/** What this command reads of an ASFF finding. */
export const findingsSchema = z.array(
  z.looseObject({
    Id: z.string(),
    GeneratorId: z.string(),
    Title: z.string(),
    Description: z.string(),
    ProductFields: z.record(z.string(), z.string()),
    FindingProviderFields: z.object({ Severity: z.object({ Label: z.string() }) }),
    Remediation: z
      .object({ Recommendation: z.object({ Text: z.string().optional(), Url: z.string().optional() }) })
      .optional(),
    Resources: z.array(z.looseObject({ Id: z.string() })),
    Vulnerabilities: z
      .array(
        z.looseObject({
          Id: z.string(),
          RelatedVulnerabilities: z.array(z.string()).default([]),
          VulnerablePackages: z.array(z.looseObject({ FilePath: z.string().optional() })).default([]),
        }),
      )
      .default([]),
  }),
);

type AsffFinding = z.infer<typeof findingsSchema>[number];

/** A finding as a person reads it. */
export interface ReadableFinding {
  readonly id: string;
  /** Whose words these are. */
  readonly scanner: string;
  /** Every scanner that found it, sorted; more than one where findings were merged. */
  readonly detectors: readonly string[];
  readonly rule: string;
  /** The rule, and every id of a vulnerability. */
  readonly names: readonly string[];
  /** An ASFF label, or `UNKNOWN` where no scanner rated it. */
  readonly severity: string;
  readonly title: string;
  readonly description: string;
  /** What to do, empty where no scanner says so. */
  readonly remedy: string;
  /** Where the rule is explained, empty where the scanner names no page. */
  readonly url: string;
  /** `file:line` as far as it is known, else the resource. */
  readonly place: string;
  /** Every file that it is in, as far as they are known. */
  readonly files: readonly string[];
  /** The construct or resource that is configured wrongly, empty where `place` says all. */
  readonly resource: string;
}

export function readableFinding(finding: AsffFinding): ReadableFinding {
  const { ProductFields: fields, Remediation: remediation, Vulnerabilities: vulnerabilities } = finding;
  const [scanner = "", ...parts] = finding.GeneratorId.split("/");
  const rule = parts.join("/");
  const { Text: remedy = "", Url: url = "" } = remediation?.Recommendation ?? {};
  const place = placeOf(finding, rule);
  const resource = fields[productField.resource] ?? "";
  return {
    id: finding.Id,
    scanner,
    detectors: (fields[productField.detectors] ?? scanner).split(","),
    rule,
    names: [rule, ...vulnerabilities.flatMap(({ Id, RelatedVulnerabilities }) => [Id, ...RelatedVulnerabilities])],
    severity: fields[productField.severity] ?? finding.FindingProviderFields.Severity.Label,
    title: finding.Title,
    description: finding.Description,
    remedy,
    url,
    place,
    files: [
      fields[productField.file],
      ...vulnerabilities.flatMap(({ VulnerablePackages }) => VulnerablePackages.map(({ FilePath }) => FilePath)),
    ].filter((file) => file !== undefined),
    resource: [place, fields[productField.file]].includes(resource) ? "" : resource,
  };
}

function placeOf({ ProductFields: fields, Resources }: AsffFinding, rule: string): string {
  const place = [fields[productField.file], fields[productField.line]].filter(Boolean).join(":");
  const resource = Resources[0]?.Id.replace(`${fields[productField.workload]}:`, "") ?? "";
  return place !== "" || resource === rule ? place : resource;
}

/** By severity, then scanner, then place: the order in which they are worth reading. */
export function sortFindings(findings: readonly ReadableFinding[]): readonly ReadableFinding[] {
  const order: readonly string[] = severities;
  const key = ({ severity, scanner, place }: ReadableFinding) => `${order.indexOf(severity)} ${scanner} ${place}`;
  return findings
    .map((finding) => ({ finding, sortKey: key(finding) }))
    .sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
    .map(({ finding }) => finding);
}
