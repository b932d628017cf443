import services from "./region-services.json";
import type { Region } from "./regions";

/** What people call the services of `region-services.json`. */
const serviceNames = {
  accessanalyzer: "IAM Access Analyzer",
  codebuild: "AWS CodeBuild",
  codepipeline: "AWS CodePipeline",
  configservice: "AWS Config",
  detective: "Amazon Detective",
  dynamodb: "Amazon DynamoDB",
  ecr: "Amazon ECR",
  events: "Amazon EventBridge",
  guardduty: "Amazon GuardDuty",
  inspector2: "Amazon Inspector",
  kms: "AWS KMS",
  lambda: "AWS Lambda",
  logs: "Amazon CloudWatch Logs",
  macie2: "Amazon Macie",
  oam: "CloudWatch Observability Access Manager",
  securityhub: "AWS Security Hub",
  signer: "AWS Signer",
  sns: "Amazon SNS",
  sqs: "Amazon SQS",
  xray: "AWS X-Ray",
} as const;

export type Service = keyof typeof serviceNames;

/** What the stacks of every governed region set up, whatever the options. */
const governedServices: readonly Service[] = [
  "accessanalyzer",
  "configservice",
  "events",
  "guardduty",
  "inspector2",
  "kms",
  "lambda",
  "logs",
  "oam",
  "securityhub",
  "sns",
  "sqs",
  "xray",
];

/** What a tooling stack is made of. */
const toolingServices: readonly Service[] = ["codebuild", "codepipeline", "dynamodb", "ecr"];

interface Feature {
  readonly name: string;
  readonly service: Service;
  /** Where AWS offers it; without it, wherever the service is. */
  readonly onlyIn?: readonly Region[];
}

/**
 * Features that can be asked for, and where AWS says they are; read on 2026-11-26. What AWS publishes no list of is as its
 * service: that goes for Access Analyzer's kinds of analyzers and for Inspector's scans of EC2, ECR and Lambda functions.
 */
const features = {
  // AWS's page on regional differences names no region of this partition that lacks one of these:
  // https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_regions.html
  S3_DATA_EVENTS: { name: "GuardDuty S3 Protection", service: "guardduty" },
  EKS_AUDIT_LOGS: { name: "GuardDuty EKS Protection", service: "guardduty" },
  EBS_MALWARE_PROTECTION: { name: "GuardDuty Malware Protection for EC2", service: "guardduty" },
  RDS_LOGIN_EVENTS: { name: "GuardDuty RDS Protection", service: "guardduty" },
  LAMBDA_NETWORK_LOGS: { name: "GuardDuty Lambda Protection", service: "guardduty" },
  RUNTIME_MONITORING: { name: "GuardDuty Runtime Monitoring", service: "guardduty" },
  EC2: { name: "Inspector scanning of EC2", service: "inspector2" },
  ECR: { name: "Inspector scanning of ECR", service: "inspector2" },
  LAMBDA: { name: "Inspector scanning of Lambda functions", service: "inspector2" },
  // The regions of Config's rule on it:
  // https://docs.aws.amazon.com/config/latest/developerguide/inspector-lambda-code-scan-enabled.html
  LAMBDA_CODE: {
    name: "Inspector scanning of Lambda code",
    service: "inspector2",
    onlyIn: [
      "ap-northeast-1",
      "ap-southeast-1",
      "ap-southeast-2",
      "eu-central-1",
      "eu-north-1",
      "eu-west-1",
      "eu-west-2",
      "us-east-1",
      "us-east-2",
      "us-west-2",
    ],
  },
  MACIE: { name: serviceNames.macie2, service: "macie2" },
  DETECTIVE: { name: serviceNames.detective, service: "detective" },
  CODE_SIGNING: { name: serviceNames.signer, service: "signer" },
} as const satisfies Record<string, Feature>;

export type FeatureName = keyof typeof features;

/** Services that Gatehouse sets up in every governed region and that this one lacks, by their names. */
export function lackingServices(region: string): string[] {
  return lackingAmong(region, governedServices);
}

/** Services of a pipeline that this region lacks, by their names. */
export function lackingToolingServices(region: string): string[] {
  return lackingAmong(region, toolingServices);
}

/** The name of a feature that this region lacks; `undefined` where it has it, and for a name that is no region. */
export function lackingFeature(region: string, name: FeatureName): string | undefined {
  const feature: Feature = features[name];
  const elsewhere = feature.onlyIn !== undefined && !feature.onlyIn.some((offered) => offered === region);
  return isRegion(region) && (elsewhere || lacks(region, feature.service)) ? feature.name : undefined;
}

function lackingAmong(region: string, among: readonly Service[]): string[] {
  return isRegion(region)
    ? among.filter((service) => lacks(region, service)).map((service) => serviceNames[service])
    : [];
}

function lacks(region: Region, service: Service): boolean {
  const lacking: readonly string[] = services.lacking[region];
  return lacking.includes(service);
}

function isRegion(name: string): name is Region {
  return name in services.lacking;
}
