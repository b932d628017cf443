import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** OAM's ListSinks, which Moto lacks, on loopback. */
export async function startOam(sinks: Readonly<Record<string, string>>, refusals: readonly number[] = []) {
  const calls: { readonly region: string; readonly accessKeyId: string; readonly body: unknown }[] = [];
  const pending = [...refusals];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { readonly NextToken?: string };
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
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
