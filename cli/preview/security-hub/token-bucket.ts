/** A rate limit as AWS states them: steady requests per second and how many may come at once. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

/** Takes a token and says whether there was one. */
export type TokenBucket = () => boolean;

/** @param clock milliseconds since the epoch */
export function tokenBucket({ perSecond, burst }: RateLimit, clock: () => number): TokenBucket {
  let tokens = burst;
  let filled = clock();
  return () => {
    const now = clock();
    tokens = Math.min(burst, tokens + ((now - filled) / 1000) * perSecond);
    filled = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
