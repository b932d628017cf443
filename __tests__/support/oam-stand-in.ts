import { json } from "node:stream/consumers";
import { onLoopback } from "./on-loopback";

/** OAM's ListSinks, which Moto lacks, on loopback. */
export async function startOam(sinks: Readonly<Record<string, string>>, refusals: readonly number[] = []) {
  const calls: { readonly region: string; readonly accessKeyId: string; readonly body: unknown }[] = [];
  const pending = [...refusals];
  const server = await onLoopback(async (request, response) => {
    const body = (await json(request)) as { readonly NextToken?: string };
    const scope = /Credential=([^/]+)\/\d{8}\/([^/]+)\/oam\/aws4_request/.exec(request.headers.authorization ?? "");
    const [, accessKeyId = "", region = ""] = scope ?? [];
    calls.push({ region, accessKeyId, body });
    const refusal = pending.shift();
    const isAsked = request.method === "POST" && request.url === "/ListSinks" && scope !== null;
    if (refusal !== undefined || !isAsked) {
      response.writeHead(refusal ?? 403).end('{"message":"no"}');
      return;
    }
    const Arn = sinks[region];
    // An empty page first, so that whoever reads one alone is found out.
    const answer =
      body.NextToken === undefined ? { Items: [], NextToken: "more" } : { Items: Arn ? [{ Arn, Name: "sink" }] : [] };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  return { ...server, calls };
}
