import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** Primary key of an item: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html */
export type Key = { readonly pk: AttributeValue.SMember; readonly sk: AttributeValue.SMember };

/** Findings are spread over as many partitions as their ids' last digit has values: one takes 1,000 writes a second. */
export const findingPartitions = Array.from("0123456789abcdef", (digit) => `findings#${digit}`);

/** @param id ASFF `Id`, which ends with a hexadecimal digest */
export function findingKey(id: string): Key {
  return key(`findings#${id.at(-1)}`, id);
}

export const scopePartition = "scopes";

export function scopeKey(scanner: string): Key {
  return key(scopePartition, scanner);
}

export const leaseKey = key("lease", "findings");

function key(pk: string, sk: string): Key {
  return { pk: { S: pk }, sk: { S: sk } };
}
