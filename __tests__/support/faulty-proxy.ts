import { request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { onLoopback } from "./on-loopback";

/** What goes wrong with one request. */
export type Fault =
  /** Never reaches the service, which says that it is too busy. */
  | "throttle"
  /** Never reaches the service: 503. */
  | "unavailable"
  /** The service does it, but its answer is lost: the connection breaks. */
  | "lost answer"
  /** Nobody answers. */
  | "silence"
  /** The service does it for all findings but every tenth, which it says have failed. */
  | "partial";

export interface Request {
  /** Counted from 1. */
  readonly number: number;
  /** `BatchImportFindings`, `DynamoDB_20120810.Query`, … */
  readonly operation: string;
}

export interface FaultyProxy {
  readonly url: string;
  readonly requests: Request[];
  stop(): Promise<void>;
}

/** A service on loopback with somebody in front of it who breaks some of its requests. */
export async function startFaultyProxy(
  target: string,
  faultOf: (request: Request) => Fault | undefined,
): Promise<FaultyProxy> {
  const requests: Request[] = [];
  const server = await onLoopback(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const operation = String(incoming.headers["x-amz-target"] ?? incoming.url);
    const request = { number: requests.length + 1, operation };
    requests.push(request);
    await answer(faultOf(request), { target, incoming, body, outgoing });
  });
  return { ...server, requests };
}

interface Exchange {
  readonly target: string;
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly outgoing: ServerResponse;
}

async function answer(fault: Fault | undefined, exchange: Exchange): Promise<void> {
  const { incoming, outgoing, body } = exchange;
  switch (fault) {
    case "throttle":
      outgoing.writeHead(429, { "x-amzn-errortype": "TooManyRequestsException" }).end('{"Message":"slower"}');
      return;
    case "unavailable":
      outgoing.writeHead(503).end("{}");
      return;
    case "silence":
      return;
    case "lost answer":
      await passOn(exchange, body);
      incoming.socket.destroy();
      return;
    case "partial": {
      const { Findings } = JSON.parse(body.toString()) as { Findings: { Id: string }[] };
      const failed = Findings.filter((_, index) => index % 10 === 0);
      const taken = Findings.filter((_, index) => index % 10 !== 0);
      const { status } =
        taken.length === 0 ? { status: 200 } : await passOn(exchange, Buffer.from(JSON.stringify({ Findings: taken })));
      const FailedFindings = failed.map(({ Id }) => ({ Id, ErrorCode: "InternalFailure", ErrorMessage: "try again" }));
      outgoing
        .writeHead(status, { "content-type": "application/json" })
        .end(JSON.stringify({ FailedCount: failed.length, SuccessCount: taken.length, FailedFindings }));
      return;
    }
    default: {
      const { status, headers, text } = await passOn(exchange, body);
      outgoing.writeHead(status, headers).end(text);
    }
  }
}

async function passOn({ target, incoming }: Exchange, body: Buffer) {
  const { hostname, port } = new URL(target);
  const headers = { ...incoming.headers, "content-length": String(body.length) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    forward({ hostname, port, method: incoming.method, path: incoming.url, headers }, resolve)
      .once("error", reject)
      .end(body);
  });
  const text = await buffer(response);
  const { "transfer-encoding": _, connection: __, ...kept } = response.headers;
  return { status: response.statusCode ?? 500, headers: kept, text };
}
