import { formatErrors } from "./asff-finding";
import { merged } from "./merge";
import { type Caller, ServiceError } from "./protocol";
import { type Fields, isObject } from "./shape";
import { findingKey, type Partition } from "./store";

/** https://docs.aws.amazon.com/securityhub/latest/partnerguide/guidelines-batchimportfindings.html */
const maximumFindings = 100;
const maximumBatchBytes = 6_000_000;

interface Failure {
  readonly Id: string;
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/**
 * BatchImportFindings. A batch of the wrong size is refused as a whole; a finding that breaks the format, names another
 * account or product, or meets a hub that is off is in FailedFindings of an answer 200
 * (https://docs.aws.amazon.com/securityhub/latest/userguide/finding-update-batchimportfindings.html).
 */
export function importFindings(
  partition: Partition,
  input: Fields,
  bytes: number,
  caller: Caller,
  now: number,
): object {
  const findings = findingsOf(input, bytes);
  const failures = findings.flatMap((finding) => importOne(partition, finding, caller, now));
  return { FailedCount: failures.length, SuccessCount: findings.length - failures.length, FailedFindings: failures };
}

function findingsOf(input: Fields, bytes: number): readonly (Fields & { readonly Id: string })[] {
  const findings: unknown = input.Findings;
  if (!Array.isArray(findings) || findings.length < 1 || findings.length > maximumFindings)
    throw refused(`data.Findings should be an array of 1 to ${maximumFindings} findings`);
  if (bytes > maximumBatchBytes) throw refused(`the batch of ${bytes} bytes is larger than 6 MB`);
  return findings.map((finding: unknown, index) => {
    if (isObject(finding) && typeof finding.Id === "string" && finding.Id.trim() !== "")
      return { ...finding, Id: finding.Id };
    throw refused(`data.Findings[${index}] should have required property 'Id'`);
  });
}

function refused(message: string): ServiceError {
  return new ServiceError("InvalidInputException", `Invalid parameter 'Findings': ${message}`);
}

function importOne(
  partition: Partition,
  finding: Fields & { readonly Id: string },
  caller: Caller,
  now: number,
): readonly Failure[] {
  const failure = (ErrorCode: string, ErrorMessage: string) => [{ Id: finding.Id, ErrorCode, ErrorMessage }];
  if (!partition.hub)
    return failure("InvalidAccess", `Account ${caller.account} is not subscribed to AWS Security Hub`);
  const broken = formatErrors(finding);
  if (broken.length > 0)
    return failure("InvalidInput", `Finding does not adhere to Amazon Finding Format. ${broken.join(", ")}.`);
  const denied = accessError(finding, caller);
  if (denied !== undefined) return failure("InvalidAccess", denied);

  const key = findingKey(finding.ProductArn, finding.Id);
  const known = partition.findings.get(key);
  if (known && Date.parse(String(finding.UpdatedAt)) <= Date.parse(String(known.fields.UpdatedAt)))
    partition.ignored += 1;
  else partition.findings.set(key, merged(known, finding, caller, now));
  return [];
}

function accessError({ AwsAccountId, ProductArn }: Fields, { account, region }: Caller): string | undefined {
  if (AwsAccountId !== account)
    return `Account ${account} may not import findings with AwsAccountId ${String(AwsAccountId)} for the default product`;
  const expected = `arn:aws:securityhub:${region}:${account}:product/${account}/default`;
  return ProductArn === expected
    ? undefined
    : `ProductArn ${String(ProductArn)} is not enabled here, expected ${expected}`;
}
