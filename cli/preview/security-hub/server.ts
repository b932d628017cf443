import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { documentedRateLimits, type OperationName, operationOf } from "./operations";
import { answer, bodyOf, type Caller, callerOf, inputOf, ServiceError } from "./protocol";
import type { Fields } from "./shape";
import { Store } from "./store";
import { type RateLimit, type TokenBucket, tokenBucket } from "./token-bucket";

/** A call that was answered, throttled ones included. */
export interface Call extends Caller {
  readonly operation: OperationName;
  readonly throttled: boolean;
}

export interface SecurityHubOptions {
  /** Milliseconds since the epoch. @default the machine's clock */
  readonly clock?: () => number;
  /** @default what AWS documents */
  readonly rateLimits?: Readonly<Partial<Record<OperationName, RateLimit>>>;
  /** Asked for an access key that nobody registered. @default such a key is refused */
  readonly accountOf?: (accessKeyId: string) => Promise<string | undefined>;
}

export interface SecurityHubStandIn {
  /** Endpoint for AWS_ENDPOINT_URL_SECURITYHUB. */
  readonly url: string;
  /** From now on requests signed with this key come from that account. */
  registerAccessKey(accessKeyId: string, account: string): void;
  /** Everything an account holds in a region, in the order it came. */
  findings(account: string, region: string): readonly Fields[];
  /** Updates that AWS would drop without a word, because UpdatedAt did not rise. */
  readonly ignored: number;
  readonly calls: readonly Call[];
  stop(): Promise<void>;
}

/** Security Hub CSPM on loopback, as strict as AWS documents it. It never leaves the machine and keeps nothing on disk. */
export async function startSecurityHub(options: SecurityHubOptions = {}): Promise<SecurityHubStandIn> {
  const clock = options.clock ?? Date.now;
  const limits = { ...documentedRateLimits, ...options.rateLimits };
  const store = new Store();
  const accounts = new Map<string, string>();
  const buckets = new Map<string, TokenBucket>();
  const calls: Call[] = [];

  const admit = (operation: OperationName, { account, region }: Caller) => {
    const key = `${operation}/${account}/${region}`;
    const bucket = buckets.get(key) ?? tokenBucket(limits[operation], clock);
    buckets.set(key, bucket);
    const throttled = !bucket();
    calls.push({ operation, account, region, throttled });
    if (throttled) throw new ServiceError("TooManyRequestsException", "Too Many Requests");
  };

  const handle = async (request: IncomingMessage): Promise<object> => {
    const body = await bodyOf(request);
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const route = `${request.method} ${pathname}`;
    const operation = operationOf(route);
    if (!operation) throw new ServiceError("UnknownOperationException", `${route} is not answered by this stand-in`);
    const caller = await callerOf(
      request.headers.authorization,
      async (accessKeyId) => accounts.get(accessKeyId) ?? options.accountOf?.(accessKeyId),
    );
    admit(operation.name, caller);
    return operation.run({
      partition: store.of(caller),
      caller,
      input: inputOf(body),
      bytes: body.length,
      now: clock(),
    });
  };

  const server = createServer((request, response) => {
    handle(request).then(
      (result) => answer(response, result),
      (error: unknown) => answer(response, error instanceof Error ? error : new Error(String(error))),
    );
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    registerAccessKey: (accessKeyId, account) => void accounts.set(accessKeyId, account),
    findings: (account, region) => [...store.of({ account, region }).findings.values()].map(({ fields }) => fields),
    get ignored() {
      return store.ignored;
    },
    get calls() {
      return [...calls];
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
