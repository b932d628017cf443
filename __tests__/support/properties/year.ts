import fc from "fast-check";
import type { Build } from "../build-history";

/** How one finding comes, goes and returns, by build: whether it is there. */
interface Life {
  readonly name: string;
  readonly isThere: readonly boolean[];
}

export interface Year {
  readonly builds: readonly Build[];
  /** Builds that are processed twice. */
  readonly twice: readonly boolean[];
  /** Builds whose processing is killed at this step before it is done again; 0: none. */
  readonly killedAt: readonly number[];
}

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);

/** Stays for a while, is gone for a while, and so on: the lengths alternate. */
function lives(prefix: string, builds: number, count: number): fc.Arbitrary<readonly Life[]> {
  const lengths = fc.array(fc.integer({ min: 1, max: Math.ceil(builds / 2) }), { minLength: 3, maxLength: 12 });
  return fc.array(fc.tuple(fc.boolean(), lengths), { minLength: count, maxLength: count }).map((all) =>
    all.map(([begins, spans], number) => ({
      name: `${prefix}${String(number).padStart(4, "0")}`,
      isThere: spans.flatMap((span, index) => Array<boolean>(span).fill(begins === (index % 2 === 0))),
    })),
  );
}

const rarely = (builds: number, percent: number) =>
  fc
    .array(fc.integer({ min: 0, max: 99 }), { minLength: builds, maxLength: builds })
    .map((all) => all.map((one) => one < percent));

/** So many builds, spread over a year, of a workload whose findings come, go, move and return, and whose scanners break. */
export function years(builds: number): fc.Arbitrary<Year> {
  return fc
    .record({
      code: lives("f", builds, 12),
      vulnerabilities: lives("CVE-2026-", builds, 12),
      /** Which vulnerabilities each of the two knows. */
      known: fc.array(fc.constantFrom("trivy", "grype", "both"), { minLength: 12, maxLength: 12 }),
      bandit: rarely(builds, 5),
      trivy: rarely(builds, 8),
      grype: rarely(builds, 8),
      gaps: fc.array(fc.integer({ min: 1, max: 48 }), { minLength: builds, maxLength: builds }),
      twice: rarely(builds, 10),
      killedAt: fc.array(fc.integer({ min: -60, max: 18 }), { minLength: builds, maxLength: builds }),
    })
    .map(({ code, vulnerabilities, known, bandit, trivy, grype, gaps, twice, killedAt }) => {
      let at = start;
      const there = (all: readonly Life[], build: number) => all.filter(({ isThere }) => isThere[build] ?? false);
      const knownTo = (scanner: string, build: number) =>
        there(vulnerabilities, build)
          .map(({ name }) => name)
          .filter((name) => [scanner, "both"].includes(known[Number(name.slice(-4))] ?? ""));
      return {
        twice,
        killedAt: killedAt.map((step) => Math.max(0, step)),
        builds: gaps.map((gap, build) => {
          at += gap * hour;
          return {
            number: build + 1,
            at: new Date(at),
            ...(!bandit[build] && { bandit: there(code, build).map(({ name }) => name) }),
            ...(!trivy[build] && { trivy: knownTo("trivy", build) }),
            ...(!grype[build] && { grype: knownTo("grype", build) }),
          };
        }),
      };
    });
}

/** What a finding must be after so many builds, by nothing but who saw it when. */
export interface Truth {
  readonly firstSeenAt: string;
  readonly isOpen: boolean;
}

/**
 * A finding was first seen when a scanner first reported it, and is open as long as one of the scanners that could see it
 * reported it the last time it looked.
 */
export function truthAfter(builds: readonly Build[]): ReadonlyMap<string, Truth> {
  const scanners = ["bandit", "trivy", "grype"] as const;
  const truth = new Map<string, Truth>();
  const names = new Set(builds.flatMap((build) => scanners.flatMap((scanner) => build[scanner] ?? [])));
  for (const name of names) {
    const first = builds.find((build) => scanners.some((scanner) => build[scanner]?.includes(name)));
    const isOpen = scanners.some((scanner) => builds.findLast((build) => build[scanner])?.[scanner]?.includes(name));
    if (first) truth.set(name, { firstSeenAt: first.at.toISOString(), isOpen });
  }
  return truth;
}
