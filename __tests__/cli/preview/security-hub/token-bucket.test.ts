import { tokenBucket } from "../../../../cli/preview/security-hub/token-bucket";

describe("token bucket", () => {
  test("lets the burst through at once, then the steady rate", () => {
    let now = 0;
    const take = tokenBucket({ perSecond: 10, burst: 30 }, () => now);
    expect(Array.from({ length: 31 }, take).filter(Boolean)).toHaveLength(30);
    now = 100;
    expect([take(), take()]).toEqual([true, false]);
    now = 1100;
    expect(Array.from({ length: 11 }, take).filter(Boolean)).toHaveLength(10);
  });

  test("never holds more than the burst", () => {
    let now = 0;
    const take = tokenBucket({ perSecond: 3, burst: 6 }, () => now);
    now = 3_600_000;
    expect(Array.from({ length: 7 }, take)).toEqual([true, true, true, true, true, true, false]);
  });
});
