import { filterOf, valuesOf } from "./filters";
import { ServiceError } from "./protocol";
import { type Fields, isObject } from "./shape";
import type { Partition } from "./store";

const maximumPage = 100;

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetFindings.html */
export function getFindings(partition: Partition, input: Fields): object {
  const matches = filterOf(input.Filters);
  const size = pageSize(input.MaxResults);
  const from = offset(input.NextToken);
  const found = [...partition.findings.values()]
    .map(({ fields }) => fields)
    .filter(matches)
    .sort(orderOf(input.SortCriteria));
  const next = from + size < found.length ? { NextToken: encode(from + size) } : {};
  return { Findings: found.slice(from, from + size), ...next };
}

function pageSize(value: unknown): number {
  if (value === undefined) return maximumPage;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= maximumPage) return value;
  throw new ServiceError("InvalidInputException", `Invalid parameter 'MaxResults': 1 to ${maximumPage} expected`);
}

function encode(from: number): string {
  return Buffer.from(`findings:${from}`).toString("base64url");
}

function offset(token: unknown): number {
  if (token === undefined) return 0;
  const [, from] = /^findings:(\d+)$/.exec(Buffer.from(String(token), "base64url").toString()) ?? [];
  if (from === undefined) throw new ServiceError("InvalidInputException", "Invalid parameter 'NextToken'");
  return Number(from);
}

function orderOf(criteria: unknown): (one: Fields, other: Fields) => number {
  const keys = Array.isArray(criteria) ? criteria.filter(isObject) : [];
  return (one, other) => {
    for (const { Field, SortOrder } of keys) {
      const order = String(valuesOf(one, String(Field))).localeCompare(String(valuesOf(other, String(Field))));
      if (order !== 0) return SortOrder === "desc" ? -order : order;
    }
    return 0;
  };
}
