import fc from "fast-check";
import type { ReportModel } from "../report-model";
import { banditModel } from "./bandit";
import { checkovModel } from "./checkov";
import { grypeModel } from "./grype";
import { junitModel } from "./junit";
import { safetyModel } from "./safety";
import { sarifModel } from "./sarif";
import { trivyModel } from "./trivy";

/**
 * A report of any scanner.
 * @param family vulnerabilities of two families never share an id
 */
export function anyModel(family = 1): fc.Arbitrary<ReportModel> {
  return fc.oneof(
    banditModel,
    safetyModel(family),
    checkovModel,
    { weight: 2, arbitrary: trivyModel(family) },
    { weight: 2, arbitrary: grypeModel(family) },
    sarifModel,
    junitModel,
  );
}
