import { randomUUID } from "node:crypto";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type AccountAccess, clientSettings } from "../../cli/preview/aws/account-access";
import { startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { readToolingDefinition, type ToolingDefinition } from "../../cli/preview/definition/tooling-definition";
import { startJobAnswers } from "../../cli/preview/pipeline/job-answers";
import { provisionVerdictBucket } from "../../cli/preview/provision";
import { startRegistry } from "../../cli/preview/registry/stand-in";
import { chosenWorkloads } from "../../cli/preview/workload/chosen";
import { driveWorkload, type WorkloadResult } from "../../cli/preview/workload/drive";
import { loadConfiguration } from "../../config/load";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import { scratchFolder } from "./scratch";

/** The objects that a scanner has left in the reports bucket. */
export interface ScannerObjects {
  readManifest(): Promise<RunManifest>;
  read(file: string): Promise<Uint8Array>;
  write(file: string, content: string | Uint8Array): Promise<void>;
  remove(file: string): Promise<void>;
}

export interface Fault {
  /** What is wrong with the pipeline's definition. @default nothing */
  readonly define?: (definition: ToolingDefinition) => ToolingDefinition;
  /** What happens when all scanners have ended, before anybody reads their reports. @default nothing */
  readonly afterScan?: (objects: (scanner: string) => ScannerObjects) => Promise<void>;
}

const workload = "payments-fixed";

/** Drives the mended example through its synthesized pipeline, on an embedded AWS of its own, with one fault in it. */
export async function driveWithFault({ define = (same) => same, afterScan }: Fault): Promise<WorkloadResult> {
  const synthesized = scratchFolder();
  cpSync(join(process.env.GATEHOUSE_TEST_SYNTH ?? "", "stacks", `tooling-${workload}`), synthesized, {
    recursive: true,
  });
  const definition = define(readToolingDefinition(synthesized));
  const [chosen] = chosenWorkloads(loadConfiguration(), { workload });
  if (!chosen) throw new Error(`the example organization has no ${workload}`);
  const aws = await startEmbeddedAws({ onProgress: () => {} });
  const jobs = await startJobAnswers();
  const registry = await startRegistry();
  try {
    const access = async (account: string): Promise<AccountAccess> => ({
      account,
      region: definition.region,
      endpoints: aws.endpoints,
      credentials: await aws.credentialsFor(account),
    });
    const tooling = await access(definition.account);
    const logArchive = await access("333333333333");
    await provisionVerdictBucket(logArchive, variable(definition, "GATEHOUSE_VERDICT_BUCKET"));
    const s3 = new S3Client(clientSettings(tooling));
    const bucket = variable(definition, "GATEHOUSE_REPORTS_BUCKET");
    const result = await driveWorkload({
      chosen,
      definition,
      tooling,
      logArchive,
      jobs,
      registry,
      rescans: false,
      scratch: scratchFolder(),
      out: scratchFolder(),
      progress: { line: () => {}, outcome: () => {}, each: () => Promise.reject(new Error("there is only one")) },
      onStage: async (stage, execution) => {
        if (stage === "Findings") await afterScan?.((scanner) => objectsOf(s3, bucket, execution, scanner));
      },
      signal: new AbortController().signal,
    });
    s3.destroy();
    return result;
  } finally {
    await Promise.all([aws.stop(), jobs.stop(), registry.stop()]);
  }
}

function variable({ functions }: ToolingDefinition, name: string): string {
  const found = functions.flatMap(({ environment }) => environment[name] ?? [])[0];
  if (found === undefined) throw new Error(`no function has the variable ${name}`);
  return found;
}

function objectsOf(s3: S3Client, Bucket: string, execution: string, scanner: string): ScannerObjects {
  const key = (file: string) => `reports/${workload}/${execution}/${scanner}/${file}`;
  const read = async (file: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key(file) }));
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  };
  return {
    read,
    readManifest: async () => JSON.parse(Buffer.from(await read("run.json")).toString("utf8")) as RunManifest,
    write: async (file, Body) => void (await s3.send(new PutObjectCommand({ Bucket, Key: key(file), Body }))),
    remove: async (file) => void (await s3.send(new DeleteObjectCommand({ Bucket, Key: key(file) }))),
  };
}

/** A change of what a scanner says of its run. */
export function changedManifest(scanner: string, change: (manifest: RunManifest) => RunManifest): Fault {
  return {
    afterScan: async (objects) => {
      const own = objects(scanner);
      await own.write("run.json", JSON.stringify(change(await own.readManifest())));
    },
  };
}

/** A change of the commands of a scanner's build. */
export function changedBuild(scanner: string, from: string, to: string): Fault {
  const isOf = (name: string) => name.endsWith(`-scan-${scanner}`);
  return {
    define: (definition) => ({
      ...definition,
      projects: definition.projects.map((project) => {
        if (!isOf(project.name)) return project;
        if (!project.buildspec.includes(from)) throw new Error(`the build of ${scanner} has no ${from}`);
        return { ...project, buildspec: project.buildspec.replace(from, () => to) };
      }),
    }),
  };
}

export const anotherExecution = randomUUID();
