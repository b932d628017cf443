import { region } from "./asff";

/** A request to a service whose SDK client is not among our packages. Moto verifies no signature. */
export async function rawAws(url: string, service: string, request: RawRequest): Promise<RawAnswer> {
  const credential = `Credential=${request.accessKeyId ?? "AAAAAAAAAAAAAAAAAAAA"}/20261101/${region}/${service}/aws4_request`;
  const response = await fetch(`${url}${request.path ?? "/"}`, {
    method: request.method ?? "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=none`,
      "content-type": request.contentType ?? (request.target ? "application/x-amz-json-1.1" : "application/json"),
      ...(request.target && { "x-amz-target": request.target }),
    },
    ...(request.body !== undefined && { body: request.body }),
  });
  return { status: response.status, text: await response.text() };
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly target?: string;
  readonly contentType?: string;
  readonly body?: string;
  /** Says which account calls. @default a key that Moto never gave out, see {@link motoDefaultAccount} */
  readonly accessKeyId?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** The account that Moto takes a caller for whose key it never gave out. */
export const motoDefaultAccount = "123456789012";

/** Makes a role that a service may assume; returns its ARN. */
export async function makeRole(url: string, service: string): Promise<string> {
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  };
  const name = service.replaceAll(".", "-");
  const form = new URLSearchParams({
    Action: "CreateRole",
    Version: "2010-05-08",
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify(trust),
  });
  await rawAws(url, "iam", { contentType: "application/x-www-form-urlencoded", body: String(form) });
  return `arn:aws:iam::${motoDefaultAccount}:role/${name}`;
}
