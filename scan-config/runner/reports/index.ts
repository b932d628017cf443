import type { Scanner } from "../../../lambdas/shared/scanners";
import type { ReadCoverage } from "../coverage";
import { banditCoverage } from "./bandit";
import { checkovCoverage } from "./checkov";
import { junitCoverage } from "./junit";
import { safetyCoverage } from "./safety";

/** How to read what a scanner covered; a scanner that is not here has no complete run. */
export const coverageReaders: Partial<Readonly<Record<Scanner, ReadCoverage>>> = {
  bandit: banditCoverage,
  checkov: checkovCoverage,
  junit: junitCoverage,
  safety: safetyCoverage,
};
