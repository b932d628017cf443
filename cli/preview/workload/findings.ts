import { z } from "zod";
import { productField } from "../../../lambdas/shared/asff";

/** What this command reads of an ASFF finding. */
export const findingsSchema = z.array(
  z.looseObject({
    Id: z.string(),
    GeneratorId: z.string(),
    Title: z.string(),
    Description: z.string(),
    ProductFields: z.record(z.string(), z.string()),
    FindingProviderFields: z.object({ Severity: z.object({ Label: z.string() }) }),
    Remediation: z.object({ Recommendation: z.object({ Text: z.string().optional() }) }).optional(),
  }),
);

type AsffFinding = z.infer<typeof findingsSchema>[number];

/** A finding as a person reads it. */
export interface ReadableFinding {
  readonly id: string;
  readonly scanner: string;
  readonly rule: string;
  readonly severity: string;
  readonly title: string;
  readonly description: string;
  readonly remedy: string;
  /** `file:line`, as far as it is known. */
  readonly place: string;
}

/** Most severe first. */
export const severities = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFORMATIONAL"] as const;

export function readableFinding(finding: AsffFinding): ReadableFinding {
  const { ProductFields: fields } = finding;
  const [scanner = "", ...rule] = finding.GeneratorId.split("/");
  return {
    id: finding.Id,
    scanner,
    rule: rule.join("/"),
    severity: finding.FindingProviderFields.Severity.Label,
    title: finding.Title,
    description: finding.Description,
    remedy: finding.Remediation?.Recommendation.Text ?? "",
    place: [fields[productField.file], fields[productField.line]].filter(Boolean).join(":"),
  };
}

/** By severity, then scanner, then place: the order in which they are worth reading. */
export function sortFindings(findings: readonly ReadableFinding[]): readonly ReadableFinding[] {
  const order: readonly string[] = severities;
  const key = ({ severity, scanner, place }: ReadableFinding) => `${order.indexOf(severity)} ${scanner} ${place}`;
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
