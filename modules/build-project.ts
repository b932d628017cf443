import { CodebuildProject } from "@cdktf/provider-aws/lib/codebuild-project";
import { Construct } from "constructs";
import { useObjects } from "./access";
import type { AccountContext } from "./account-context";
import { attachTo, type BuildNetwork, pullImage } from "./build-access";
import { LogGroup } from "./log-group";
import type { PolicyStatement } from "./policy";
import { ServiceRole } from "./service-role";

export interface BuildProjectProps extends AccountContext {
  readonly projectName: string;
  readonly description: string;
  /** The whole buildspec: it is part of the project, so that the scanned source cannot change what scans it. */
  readonly buildspec: string;
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Image of the account's own registry, by digest.
   * @default CodeBuild's curated standard image
   */
  readonly image?: string;
  /** @default the build has no network of the account's, and reaches the internet */
  readonly network?: BuildNetwork;
  /**
   * Bucket that keeps the folder which the buildspec names as its cache, below `cache/<project>/`. No other project reads
   * or writes there.
   * @default nothing outlives a build
   */
  readonly cache?: { readonly bucketName: string; readonly bucketArn: string };
  /**
   * Lets the build start containers, which makes it root of its machine.
   * @default false
   */
  readonly privileged?: boolean;
  /**
   * Where the build begins: a pipeline's artifacts, or nothing.
   * @default CODEPIPELINE
   */
  readonly source?: "CODEPIPELINE" | "NO_SOURCE";
  /** @default 30 */
  readonly timeoutMinutes?: number;
  /** What the project may do besides writing its logs. */
  readonly statements: readonly PolicyStatement[];
}

const queuedTimeoutMinutes = 30;

/** A CodeBuild project that a pipeline runs as an action, or a schedule by itself. */
export class BuildProject extends Construct {
  readonly projectName: string;
  readonly arn: string;
  /** For whoever has to waive a check of it. */
  readonly project: CodebuildProject;

  constructor(scope: Construct, id: string, props: BuildProjectProps) {
    super(scope, id);

    const logGroup = new LogGroup(this, "logs", {
      logGroupName: `/aws/codebuild/${props.projectName}`,
      kmsKeyArn: props.kmsKeyArn,
    });
    const role = new ServiceRole(this, "role", {
      roleName: props.projectName,
      service: "codebuild.amazonaws.com",
      sourceArns: [`arn:aws:codebuild:${props.region}:${props.accountId}:project/${props.projectName}`],
      accountId: props.accountId,
      permissionsBoundaryArn: props.permissionsBoundaryArn,
      statements: [
        logGroup.writeStatement,
        ...props.statements,
        ...(props.image === undefined ? [] : pullImage(props.image)),
        ...(props.network === undefined ? [] : attachTo(props.network, props.region, props.accountId)),
        ...(props.cache === undefined ? [] : [useObjects("UseCache", props.cache.bucketArn, `${cacheKey(props)}/*`)]),
      ],
    });
    const { source = "CODEPIPELINE", timeoutMinutes = queuedTimeoutMinutes } = props;
    this.project = new CodebuildProject(this, "Default", {
      name: props.projectName,
      description: props.description,
      serviceRole: role.arn,
      encryptionKey: props.kmsKeyArn,
      buildTimeout: timeoutMinutes,
      queuedTimeout: queuedTimeoutMinutes,
      source: { type: source, buildspec: literal(props.buildspec) },
      artifacts: { type: source === "CODEPIPELINE" ? "CODEPIPELINE" : "NO_ARTIFACTS" },
      environment: {
        type: "LINUX_CONTAINER",
        computeType: "BUILD_GENERAL1_SMALL",
        ...imageOf(props),
        privilegedMode: props.privileged ?? false,
        environmentVariable: Object.entries(props.environment).map(([name, value]) => ({ name, value })),
      },
      ...networkOf(props),
      ...cacheOf(props),
      logsConfig: { cloudwatchLogs: { status: "ENABLED", groupName: logGroup.name } },
      dependsOn: [role.policy],
    });
    this.projectName = this.project.name;
    this.arn = this.project.arn;
  }
}

function networkOf({ network }: BuildProjectProps) {
  if (network === undefined) return {};
  const { vpcId, subnetIds, securityGroupIds } = network;
  return { vpcConfig: { vpcId, subnets: [...subnetIds], securityGroupIds: [...securityGroupIds] } };
}

/** A project's own: what one build leaves there, no build of another project finds. */
function cacheKey({ projectName }: BuildProjectProps): string {
  return `cache/${projectName}`;
}

function cacheOf(props: BuildProjectProps) {
  return props.cache === undefined
    ? {}
    : { cache: { type: "S3", location: `${props.cache.bucketName}/${cacheKey(props)}` } };
}

/** CodeBuild pulls its own images itself; any other is pulled with the project's role. */
function imageOf({ image }: BuildProjectProps) {
  return image === undefined
    ? { image: "aws/codebuild/standard:7.0", imagePullCredentialsType: "CODEBUILD" }
    : { image, imagePullCredentialsType: "SERVICE_ROLE" };
}

/** Terraform would read `${…}` and `%{…}` in the text as its own templates. */
function literal(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}
