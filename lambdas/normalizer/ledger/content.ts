import { hash } from "node:crypto";
import { type AsffFinding, productField } from "../../shared/asff";

const ofTheBuild = [productField.execution, productField.sourceDigest] as const;

/** SHA-256 of what a finding says, in whichever build and at whatever time it says it. */
export function contentHash(finding: AsffFinding): string {
  const { CreatedAt, UpdatedAt, RecordState, ProductFields, ...content } = finding;
  const fields = Object.entries(ProductFields).filter(([name]) => !(ofTheBuild as readonly string[]).includes(name));
  return hash("sha256", JSON.stringify([content, fields]), "base64url");
}
