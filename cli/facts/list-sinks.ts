import { setTimeout as sleep } from "node:timers/promises";
import { STSClient } from "@aws-sdk/client-sts";
import { SignatureV4 } from "@smithy/signature-v4";
import { isObject, list } from "../../lambdas/shared/json";
import { CannotError, describe } from "../support/errors";
import type { PlanAccess } from "./plan-access";

const attempts = 6;

/**
 * ARNs of the OAM sinks of an account and region. Signed here, as OAM's client is not among our packages: this is its
 * only call.
 * @param wait milliseconds before the first attempt is repeated, twice as many before each other one
 * @throws CannotError when OAM does not give them
 * @see https://docs.aws.amazon.com/OAM/latest/APIReference/API_ListSinks.html
 */
export async function listSinks(access: PlanAccess, signal: AbortSignal, wait = 500): Promise<readonly string[]> {
  const found: string[] = [];
  for (let nextToken: unknown, first = true; first || nextToken !== undefined; first = false) {
    const answer = await ask(access, JSON.stringify({ NextToken: nextToken }), signal, wait);
    const { Items, NextToken } = isObject(answer) ? answer : {};
    found.push(...list(Items).flatMap((item) => (isObject(item) && typeof item.Arn === "string" ? [item.Arn] : [])));
    nextToken = NextToken ?? undefined;
  }
  return found.sort();
}

async function ask(access: PlanAccess, body: string, signal: AbortSignal, wait: number, attempt = 1): Promise<unknown> {
  const answer = await send(access, body, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    return { ok: false, busy: true, text: describe(error) };
  });
  if (answer.ok) return JSON.parse(answer.text);
  if (!answer.busy || attempt === attempts)
    throw new CannotError(
      `OAM of ${access.region} does not name the security account's sinks: ${answer.text.replace(/\s+/g, " ").slice(0, 300)}`,
      answer.busy
        ? "look at the network and try again in some minutes: it was asked several times"
        : "the role that plans must be allowed oam:ListSinks there, and the region must be enabled in that account",
    );
  await sleep(wait * 2 ** (attempt - 1) * (0.5 + Math.random() / 2), undefined, { signal });
  return ask(access, body, signal, wait, attempt + 1);
}

async function send({ region, credentials }: PlanAccess, body: string, signal: AbortSignal) {
  const { AWS_ENDPOINT_URL_OAM, AWS_ENDPOINT_URL } = process.env;
  const endpoint = new URL(
    "/ListSinks",
    AWS_ENDPOINT_URL_OAM || AWS_ENDPOINT_URL || `https://oam.${region}.amazonaws.com`,
  );
  const { sha256 } = new STSClient({ region, credentials }).config;
  const signed = await new SignatureV4({ service: "oam", region, credentials, sha256 }).sign({
    method: "POST",
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    path: endpoint.pathname,
    query: {},
    headers: { host: endpoint.host, "content-type": "application/json" },
    body,
  });
  const { host: _host, ...headers } = signed.headers;
  const response = await fetch(endpoint, { method: "POST", headers, body, signal });
  const text = await response.text();
  return {
    ok: response.ok,
    busy: response.status === 429 || response.status >= 500,
    text: response.ok ? text : `${response.status} ${text}`,
  };
}
