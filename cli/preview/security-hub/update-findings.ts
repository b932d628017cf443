import {
  noteMembers,
  ratio,
  relatedFindings,
  severity,
  types,
  userDefinedFields,
  verificationState,
  workflow,
} from "./asff-parts";
import { completeSeverity } from "./merge";
import { ServiceError } from "./protocol";
import { type Fields, list, structure, text } from "./shape";
import { findingKey, type Partition, type StoredFinding } from "./store";

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindings.html */
const request = structure(
  {
    FindingIdentifiers: list(structure({ Id: text(512), ProductArn: text(2048, 12) }, ["Id", "ProductArn"]), 100, 1),
    Note: structure(noteMembers, ["Text", "UpdatedBy"]),
    Severity: severity,
    VerificationState: verificationState,
    Confidence: ratio,
    Criticality: ratio,
    Types: types,
    UserDefinedFields: userDefinedFields,
    Workflow: workflow,
    RelatedFindings: relatedFindings,
  },
  ["FindingIdentifiers"],
);

interface Identifier {
  readonly Id: string;
  readonly ProductArn: string;
}

/** BatchUpdateFindings: the same change to up to 100 findings; UpdatedAt stays, it belongs to the provider. */
export function updateFindings(partition: Partition, input: Fields, now: number): object {
  const broken = request(input, "data");
  if (broken.length > 0) throw new ServiceError("InvalidInputException", `Invalid request: ${broken.join(", ")}.`);

  const { FindingIdentifiers, ...change } = input;
  const identifiers = FindingIdentifiers as readonly Identifier[];
  const seen = new Set<string>();
  const results = identifiers.map((identifier) => {
    const key = findingKey(identifier.ProductArn, identifier.Id);
    const known = partition.findings.get(key);
    const error = seen.has(key) ? "DuplicatedFindingIdentifier" : known ? undefined : "FindingNotFound";
    seen.add(key);
    if (known && error === undefined) partition.findings.set(key, changed(known, change, now));
    return { identifier, error };
  });
  return {
    ProcessedFindings: results.filter(({ error }) => error === undefined).map(({ identifier }) => identifier),
    UnprocessedFindings: results.flatMap(({ identifier, error }) =>
      error === undefined ? [] : [{ FindingIdentifier: identifier, ErrorCode: error, ErrorMessage: error }],
    ),
  };
}

function changed(known: StoredFinding, change: Fields, now: number): StoredFinding {
  const note = change.Note ? { Note: { ...change.Note, UpdatedAt: new Date(now).toISOString() } } : {};
  const rated = change.Severity ? { Severity: completeSeverity(change.Severity) } : {};
  return {
    fields: { ...known.fields, ...change, ...note, ...rated },
    ownedByCustomer: new Set([...known.ownedByCustomer, ...Object.keys(change)]),
  };
}
