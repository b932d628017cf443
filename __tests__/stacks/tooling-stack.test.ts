import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, parseDocument } from "yaml";
import { projectRoot } from "../../config/project-root";
import { scratchFolder } from "../support/scratch";
import { type Synthesized, synthesize } from "../support/synth";

const image = `555555555555.dkr.ecr.eu-central-1.amazonaws.com/tools/scan@sha256:${"a".repeat(64)}`;
const network = { vpcId: "vpc-0a1b2c3d", subnetIds: ["subnet-0a1b2c3d"], securityGroupIds: ["sg-0a1b2c3d"] };

interface Project {
  readonly name: string;
  readonly source: { readonly buildspec: string };
  readonly environment: {
    readonly image: string;
    readonly environment_variable: readonly { readonly name: string; readonly value: string }[];
  };
  readonly vpc_config?: object;
  readonly cache?: object;
}

let synthesized: Synthesized;
let projects: readonly Project[];

/** The example organization, in which the first workload's builds run in an image and a network of the account. */
function configuration(): string {
  const document = parseDocument(readFileSync(join(projectRoot, "config/organization.yaml"), "utf8"));
  const workload = document.getIn(["workloads", 0]);
  if (!isMap(workload)) throw new Error("the example organization has no workload");
  workload.set("scanImage", image);
  workload.set("network", network);
  const lock = readFileSync(join(projectRoot, "config/organization.lock.yaml"), "utf8");
  return join(scratchFolder({ "own.yaml": document.toString(), "own.lock.yaml": lock }), "own.yaml");
}

beforeAll(() => {
  synthesized = synthesize({ GATEHOUSE_CONFIG: configuration(), GATEHOUSE_STACKS: "tooling-payments" });
  const { aws_codebuild_project: all = {} } = synthesized.json("tooling-payments").resource;
  projects = Object.values(all) as unknown as readonly Project[];
});

afterAll(() => synthesized?.remove());

const variable = ({ environment }: Project, name: string) =>
  environment.environment_variable.find((one) => one.name === name)?.value;

test("every build runs in the network", () => {
  expect(projects).toHaveLength(8);
  for (const { name, vpc_config } of projects)
    expect([name, vpc_config]).toEqual([
      name,
      { vpc_id: network.vpcId, subnets: network.subnetIds, security_group_ids: network.securityGroupIds },
    ]);
});

test("every build but the one that needs Docker runs in the image, and installs and caches nothing", () => {
  const inImage = projects.filter(({ environment }) => environment.image === image);
  expect(projects.filter((project) => !inImage.includes(project)).map(({ name }) => name)).toEqual([
    "gatehouse-payments-image",
  ]);
  for (const { source, cache } of inImage) {
    expect(source.buildspec).not.toMatch(/pip install|install-tool|runtime-versions|rm -rf "\$GATEHOUSE_TOOL"/);
    expect(cache).toBeUndefined();
  }
});

test("the image's tools are where it brings them along", () => {
  const scanners = projects.filter(({ name }) => name.includes("-scan-"));
  expect(scanners.map((project) => variable(project, "GATEHOUSE_TOOL")).sort()).toEqual(
    ["bandit", "checkov", "grype", "junit", "safety", "trivy"].map((scanner) => `/opt/gatehouse/${scanner}`),
  );
});
