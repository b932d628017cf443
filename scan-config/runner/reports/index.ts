import type { Scanner } from "../../../lambdas/shared/scanners";
import type { ReadCoverage } from "../coverage";
import { banditCoverage } from "./bandit";
import { checkovCoverage } from "./checkov";
import { grypeCoverage } from "./grype";
import { junitCoverage } from "./junit";
import { safetyCoverage } from "./safety";
import { sarifCoverage } from "./sarif";
import { trivyCoverage } from "./trivy";

/** How to read what a scanner covered; a scanner that is not here has no complete run. */
export const coverageReaders: Partial<Readonly<Record<Scanner, ReadCoverage>>> = {
  bandit: banditCoverage,
  checkov: checkovCoverage,
  grype: grypeCoverage,
  junit: junitCoverage,
  safety: safetyCoverage,
  sarif: sarifCoverage,
  trivy: trivyCoverage,
};
