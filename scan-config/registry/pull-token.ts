import { isObject } from "../../lambdas/shared/json";

/**
 * The `Authorization` that a registry asks for by its `WWW-Authenticate`: a token that anybody gets.
 * @throws Error when it asks for something else
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
export async function pullToken(challenge: string | null, signal: AbortSignal): Promise<string> {
  const parameters = Object.fromEntries(
    Array.from((challenge ?? "").matchAll(/(\w+)="([^"]*)"/g), ([, name = "", value = ""]) => [name, value]),
  );
  const { realm, service, scope } = parameters;
  if (!/^bearer /i.test(challenge ?? "") || realm === undefined)
    throw new Error(`it asks for ${challenge ?? "credentials"}, which nobody here has`);
  const address = new URL(realm);
  if (service !== undefined) address.searchParams.set("service", service);
  if (scope !== undefined) address.searchParams.set("scope", scope);
  const response = await fetch(address, { signal });
  const body: unknown = response.ok ? await response.json() : undefined;
  const token = isObject(body) ? (body.token ?? body.access_token) : undefined;
  if (typeof token !== "string") throw new Error(`${address.origin} answers ${response.status} without a token`);
  return `Bearer ${token}`;
}
