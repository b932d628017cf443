/**
 * A Terraform address as every scanner can give it: without the key of an instance, because some checks judge the block
 * and others each of its instances, and without `data.`, which Checkov leaves out.
 * @returns e.g. `module.network.aws_subnet.public` of `module.network.aws_subnet.public["a"]`
 */
export function blockAddress(address: string): string {
  return address.replace(/\[(?:\d+|"[^"]*")\]$/, "").replace(/^(.*\.)?data\.(?=[^.]+\.[^.]+$)/s, "$1");
}

/** `ledger` of `aws_s3_bucket.ledger` */
export function logicalId(address: string): string {
  return address.slice(address.lastIndexOf(".") + 1);
}

/** `aws_s3_bucket.ledger` of the line that begins a block in HCL; `undefined` of any other line. */
export function addressOfHeader(line: string): string | undefined {
  const [, type, name] = /^\s*(?:resource|data)\s+"([^"]+)"\s+"([^"]+)"/.exec(line) ?? [];
  return type === undefined ? undefined : `${type}.${name}`;
}
