import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { onLoopback } from "./on-loopback";

/** An object that S3 has, by `/<bucket>/<key>`. */
export type FakeObjects = Map<string, Uint8Array>;

export interface JobAnswer {
  /** `PutJobSuccessResult` or `PutJobFailureResult`; `StartPipelineExecution` is told here too. */
  readonly operation: string;
  readonly outputVariables?: Readonly<Record<string, string>>;
  /** Of a pipeline that is started. */
  readonly name?: string;
  readonly failureDetails?: { readonly type: string; readonly message: string };
}

/** What DynamoDB and EventBridge answer when a table is empty and everything is taken. */
const contented: Readonly<Record<string, object>> = {
  "DynamoDB_20120810.Query": { Items: [], Count: 0 },
  "CodePipeline_20150709.StartPipelineExecution": { pipelineExecutionId: "e-2" },
  "AWSEvents.PutEvents": { FailedEntryCount: 0, Entries: [{ EventId: "event" }] },
};

/** Just enough AWS for a handler with its real SDK clients, on loopback. */
export async function startFakeAws(objects: FakeObjects) {
  const answers: JobAnswer[] = [];
  const events: unknown[] = [];
  let imported = 0;
  const server = await onLoopback(async (request, response) => {
    const body = await bodyOf(request);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://aws");
    const path = decodeURIComponent(pathname);
    const target = request.headers["x-amz-target"];
    const send = (status: number, text: string | Uint8Array) => response.writeHead(status).end(text);

    if (typeof target === "string") {
      const input = JSON.parse(body.toString());
      if (target.startsWith("CodePipeline")) answers.push({ operation: target.replace(/.*\./, ""), ...input });
      if (target === "AWSEvents.PutEvents")
        events.push(...input.Entries.map(({ Detail }: { Detail: string }) => JSON.parse(Detail)));
      return send(200, JSON.stringify(contented[target] ?? {}));
    }
    if (path === "/findings/import") {
      const { Findings } = JSON.parse(body.toString()) as { Findings: readonly unknown[] };
      imported += Findings.length;
      return send(200, JSON.stringify({ SuccessCount: Findings.length, FailedCount: 0, FailedFindings: [] }));
    }
    if (request.method === "PUT") {
      objects.set(path, body);
      return send(200, "");
    }
    if (searchParams.get("list-type") === "2")
      return send(200, listing(objects, path, searchParams.get("prefix") ?? ""));
    const found = objects.get(path);
    if (found) response.setHeader("x-amz-version-id", "newest");
    return found ? send(200, found) : send(404, "<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>");
  });
  return {
    ...server,
    answers,
    events,
    imported: () => imported,
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const whole = await buffer(request);
  return request.headers["content-encoding"] === "aws-chunked" ? unchunk(whole) : whole;
}

/** The SDK may send `<hex size>\r\n<bytes>\r\n…0\r\n<trailer>`. */
function unchunk(body: Buffer): Buffer {
  const line = body.indexOf("\r\n");
  const size = Number.parseInt(body.subarray(0, line).toString(), 16);
  return size > 0
    ? Buffer.concat([body.subarray(line + 2, line + 2 + size), unchunk(body.subarray(line + 4 + size))])
    : Buffer.alloc(0);
}

function listing(objects: FakeObjects, path: string, prefix: string): string {
  const bucket = path.endsWith("/") ? path : `${path}/`;
  const below = [...objects.keys()]
    .filter((key) => key.startsWith(bucket + prefix))
    .map((key) => key.slice(bucket.length));
  const contents = below.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("");
  return `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`;
}
