import type { RequestListener } from "node:http";
import { onLoopback } from "./on-loopback";

/** A server on loopback, for as long as `work` takes. */
export async function serving<Result>(
  answer: RequestListener,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = await onLoopback(answer);
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}
