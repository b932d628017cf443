import type { Construct } from "constructs";
import type { Configuration } from "../config/load";
import { workloadResourceName } from "../config/names";
import type { Workload } from "../config/schema";
import { sharedNames } from "../config/shared-names";
import type { SourceFile } from "../lambdas/shared/source-digest";
import type { AccountContext } from "../modules/account-context";
import { FingerprintFunction } from "../modules/fingerprint-function";
import { GateFunction } from "../modules/gate-function";
import { NormalizerFunction } from "../modules/normalizer-function";
import type { FunctionContext } from "../modules/pipeline-function";
import { RescanFunction, type RescanFunctionProps } from "../modules/rescan-function";
import { WaiversFunction } from "../modules/waivers-function";
import { lambdaBundle } from "./lambda-bundle";

interface NamedResource {
  readonly name: string;
  readonly arn: string;
}

export interface PipelineFunctionsProps
  extends AccountContext,
    Pick<RescanFunctionProps, "pipelineName" | "sourceActionName" | "sourceKey"> {
  readonly configuration: Configuration;
  readonly workload: Workload;
  readonly source: NamedResource;
  readonly reports: NamedResource;
  readonly artifacts: NamedResource;
  readonly ledger: NamedResource;
}

/** The functions of a workload's pipeline, made in the stack itself. */
export function pipelineFunctions(scope: Construct, props: PipelineFunctionsProps) {
  const { configuration, workload, source, reports, artifacts, ledger } = props;
  const { organization } = configuration;
  const names = sharedNames(organization);
  const own = (purpose: string) => workloadResourceName(organization.namePrefix, workload.name, purpose);
  const context: FunctionContext & { readonly workload: string } = {
    accountId: props.accountId,
    region: props.region,
    permissionsBoundaryArn: props.permissionsBoundaryArn,
    kmsKeyArn: props.kmsKeyArn,
    workload: workload.name,
    ...functionSettings(workload, artifacts.name),
  };
  const ledgerProps = { ledgerTableName: ledger.name, ledgerTableArn: ledger.arn };
  const reportProps = { reportBucketName: reports.name, reportBucketArn: reports.arn };
  const judgedBy = [
    json("policy.json", configuration.gatePolicy),
    json("waivers.json", configuration.waivers),
    json("exploit-data.json", configuration.exploitData),
  ];
  return {
    fingerprint: new FingerprintFunction(scope, "fingerprint", {
      ...context,
      functionName: own("fingerprint"),
      files: [lambdaBundle("fingerprint")],
      artifactBucketArn: artifacts.arn,
    }),
    normalizer: new NormalizerFunction(scope, "normalizer", {
      ...context,
      ...reportProps,
      ...ledgerProps,
      functionName: own("normalizer"),
      files: [lambdaBundle("normalizer"), json("checkov-severity.json", configuration.checkovSeverities)],
    }),
    waivers: new WaiversFunction(scope, "waivers", {
      ...context,
      ...ledgerProps,
      functionName: own("waivers"),
      files: [lambdaBundle("waivers"), ...judgedBy],
    }),
    gate: new GateFunction(scope, "gate", {
      ...context,
      ...reportProps,
      functionName: own("gate"),
      files: [lambdaBundle("gate"), ...judgedBy],
      verdictBucketName: names.verdictBucket,
      verdictKeyArns: names.logArchiveKeys,
      verdictRegion: organization.homeRegion,
    }),
    rescan: new RescanFunction(scope, "rescan", {
      ...context,
      functionName: own("rescan"),
      files: [lambdaBundle("rescan")],
      pipelineName: props.pipelineName,
      sourceActionName: props.sourceActionName,
      sourceBucketName: source.name,
      sourceBucketArn: source.arn,
      sourceKey: props.sourceKey,
    }),
  };
}

/** @param codeBucketName where code lies that is signed */
function functionSettings({ reservedConcurrency, codeSigning }: Workload, codeBucketName: string) {
  return {
    ...(reservedConcurrency !== undefined && { reservedConcurrency }),
    ...(codeSigning && {
      codeSigning: { profileVersionArns: codeSigning.profileVersionArns, bucketName: codeBucketName },
    }),
  };
}

/** What people write in YAML, as the Lambdas read it: they hold no YAML and no schema. */
function json(path: string, value: unknown): SourceFile {
  return { path, bytes: Buffer.from(JSON.stringify(value)) };
}
