import { type JsonObject, list, text } from "../../../shared/json";
import { sourcePath } from "../../../shared/paths";
import { blockAddress, logicalId } from "../resource-name";
import { tracedConstruct } from "../traced-construct";
import { type TypedNames, typedName } from "./typed-names";

/** What a finding calls its resource. */
export interface ResourceName {
  /** For people, and the same from every check: the construct's path, else `type.name`. */
  readonly resource: string;
  /** As this check always calls it, whatever else a report shows: for the identity. */
  readonly address: string;
}

/** @param given `resource` of the check */
export function checkovResource(check: JsonObject, given: string, names: TypedNames): ResourceName {
  const address = blockAddress(logicalIdInTemplate(given) ?? fileOfInstruction(check, given) ?? given);
  const lines = list(check.code_block).map((line) => text(list(line)[1]) ?? "");
  return { resource: tracedConstruct(lines, logicalId(address)) ?? typedName(check, address, names), address };
}

/** `Logs` of CloudFormation's `AWS::S3::Bucket.Logs`: Trivy knows the logical id only. */
function logicalIdInTemplate(given: string): string | undefined {
  return /^\w+::[^.]+\.([A-Za-z0-9]+)$/.exec(given)?.[1];
}

/** `Dockerfile` of `/Dockerfile.RUN`, and of `/Dockerfile.` when no instruction is to blame: Trivy knows the file only. */
function fileOfInstruction({ file_path: file, repo_file_path: path }: JsonObject, given: string): string | undefined {
  const named = text(file);
  return named !== undefined && given.startsWith(`${named}.`) ? sourcePath(text(path) ?? named) : undefined;
}
