import { S3Client } from "@aws-sdk/client-s3";
import { SignatureV4 } from "@smithy/signature-v4";
import { isObject, list } from "../../lambdas/shared/json";

/**
 * The `Authorization` for ECR's registry, good for 12 hours. ECR's own client would be 2 MB for this one call, so it is
 * signed here, with the credentials that any client of the SDK finds.
 * @param registry host that it must be for
 * @throws Error when ECR does not give it
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html
 */
export async function ecrAuthorization(registry: string, region: string, signal: AbortSignal): Promise<string> {
  const { AWS_ENDPOINT_URL_ECR, AWS_ENDPOINT_URL } = process.env;
  const endpoint = new URL(AWS_ENDPOINT_URL_ECR || AWS_ENDPOINT_URL || `https://api.ecr.${region}.amazonaws.com`);
  const { credentials, sha256 } = new S3Client({ region }).config;
  const body = "{}";
  const signed = await new SignatureV4({ service: "ecr", region, credentials, sha256 }).sign({
    method: "POST",
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    path: "/",
    query: {},
    headers: {
      host: endpoint.host,
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken",
    },
    body,
  });
  const { host: _host, ...headers } = signed.headers;
  const response = await fetch(endpoint, { method: "POST", headers, body, signal });
  const text = await response.text();
  if (!response.ok) throw new Error(`ECR gives no authorization: it answers ${response.status} ${text.slice(0, 300)}`);
  return authorizationIn(text, registry);
}

/** @throws Error when the answer is of another registry, which must never get this one's password */
export function authorizationIn(text: string, registry: string): string {
  const answer: unknown = JSON.parse(text);
  const [first] = isObject(answer) ? list(answer.authorizationData) : [];
  const { authorizationToken, proxyEndpoint } = isObject(first) ? first : {};
  if (typeof authorizationToken !== "string" || proxyEndpoint !== `https://${registry}`)
    throw new Error(`ECR answers with the authorization for ${proxyEndpoint}, asked was https://${registry}`);
  return `Basic ${authorizationToken}`;
}
