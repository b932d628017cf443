import { join } from "node:path";
import { z } from "zod";
import { formatProblem, loadYaml } from "../../../config/yaml-document";
import { scanners } from "../../../lambdas/shared/scanners";
import { CannotError } from "../../support/errors";
import { imageRecipe } from "../image/recipe";
import { type Deployment, isDeployed } from "./deployments";
import type { ReadableFinding } from "./findings";
import type { Results } from "./results";
import type { HubComparison } from "./security-hub";

/** A flaw that was put there on purpose, and the scanner that is meant for it. */
const flaw = z.strictObject({
  flaw: z.string().min(1, "must say what is wrong"),
  scanner: z.enum(scanners, { error: `must be one of ${scanners.join(", ")}` }),
  rule: z.string().min(1, "must be the scanner's rule or a vulnerability's id"),
  file: z.string().optional(),
});

const schema = z.strictObject({
  schemaVersion: z.literal(1, { error: "must be 1" }),
  expect: z.strictObject({
    verdict: z.enum(["PASS", "BLOCK"], { error: "must be PASS or BLOCK" }),
    deployed: z.boolean().default(false),
    /** Scanners that must have found something. */
    scanners: z.array(z.enum(scanners)).default([]),
    flaws: z.array(flaw).default([]),
  }),
  image: imageRecipe.optional(),
});

/** What an example declares of itself in `example.yaml`. */
export type Example = z.infer<typeof schema>;

/** What has to come out. */
export type Expectation = Example["expect"];

/** @throws CannotError with every problem of the file */
export function readExample(source: string): Example {
  const { value, problems } = loadYaml(join(source, "example.yaml"), schema);
  if (value === undefined) throw new CannotError(problems.map(formatProblem).join("\n"), "correct the example");
  return value;
}

/** What came out differently, a sentence each; empty when all is as declared. */
export function unmet(
  expected: Expectation,
  { verdict, decidedBy, findings }: Results,
  deployments: readonly Deployment[],
  hub: HubComparison,
): readonly string[] {
  const silent = expected.scanners.filter((scanner) => !findings.some(({ detectors }) => detectors.includes(scanner)));
  const overlooked = expected.flaws.filter((flaw) => !findings.some((finding) => shows(finding, flaw)));
  const wrong = deployments.filter((deployment) => isDeployed(deployment) !== expected.deployed);
  return [
    ...(verdict.verdict === expected.verdict
      ? []
      : [`the verdict is ${verdict.verdict}, declared is ${expected.verdict}`]),
    ...(decidedBy === "gate" ? [] : ["the pipeline ended before its gate could decide"]),
    ...silent.map((scanner) => `${scanner} found nothing, declared are findings`),
    ...overlooked.map(
      ({ flaw, scanner, rule, file }) =>
        `${scanner} did not find "${flaw}" (${rule}${file === undefined ? "" : ` in ${file}`})`,
    ),
    ...wrong.map(({ stackName, account, status }) =>
      expected.deployed
        ? `${stackName} is not deployed to ${account} (${status ?? "no such stack"})`
        : `${stackName} is deployed to ${account}, declared is that it is not`,
    ),
    ...(hub.differing.length === 0 && hub.sent === hub.answered
      ? []
      : [`Security Hub answers ${hub.answered} findings, ${hub.sent} were sent; ${hub.differing.length} ids differ`]),
  ];
}

/** Whether a finding is of that flaw. Several scanners may have found it, each by a name of its own. */
function shows(finding: ReadableFinding, { scanner, rule, file }: z.infer<typeof flaw>): boolean {
  return (
    finding.detectors.includes(scanner) &&
    finding.names.includes(rule) &&
    (file === undefined || finding.files.includes(file))
  );
}
