import { z } from "zod";
import { databasesSchema } from "./databases";
import { organizationalUnit } from "./organizational-unit";
import { regions } from "./regions";
import { servicesShape } from "./services/services-shape";
import { sourceSchema } from "./source-schema";
import { ecrImage, terraformSchema } from "./terraform-settings";

const name = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/,
    "must be 2 to 32 lower-case letters, digits and hyphens, and begin with a letter",
  );

const twelveDigits = 'must be 12 digits in quotes, e.g. "111111111111"';
const accountId = z.string(twelveDigits).regex(/^\d{12}$/, twelveDigits);

const region = z.enum(regions, { error: `must be one of ${regions.join(", ")}` });

// AWS tag values: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
const tagValue = z
  .string()
  .regex(/^[\p{L}\p{N} _.:/=+@-]{1,256}$/u, "must be a tag value: 1 to 256 letters, digits, spaces or _.:/=+-@");

const accountRoles = ["management", "security", "log-archive", "deployment", "member"] as const;

const account = z.strictObject({
  name: name.describe("Name the rest of this file uses for the account"),
  id: accountId.describe("AWS account id, in quotes"),
  accountName: z
    .string()
    .min(1, "must not be empty")
    .optional()
    .describe("Name in AWS Organizations, where it is not the one above in another spelling"),
  // As Organizations checks it, so that whatever an account has can be written here.
  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
  email: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "must be the e-mail address of the account's root user")
    .describe("E-mail address of the root user"),
  organizationalUnit: organizationalUnit.describe(
    "Path of the organizational unit; its id is a fact in organization.lock.yaml",
  ),
  role: z
    .enum(accountRoles, { error: `must be one of ${accountRoles.join(", ")}` })
    .default("member")
    .describe(
      "What the account is in the organization; exactly one each of management, security, log-archive and deployment",
    ),
  status: z
    .enum(["active", "suspended"], { error: "must be active or suspended" })
    .default("active")
    .describe("A suspended account gets no stack and no association"),
  memberships: z
    .enum(["managed", "adopt"], { error: "must be managed or adopt" })
    .default("managed")
    .describe(
      "managed: Terraform makes the account a member of Inspector and Macie; adopt: it joined the organization after these and is one already, so that Terraform imports it",
    ),
});

const people = z
  .array(z.email("must be an e-mail address"))
  .refine((addresses) => new Set(addresses).size === addresses.length, { error: "names an address twice" });

const signingProfile = z
  .string()
  .regex(
    /^arn:aws:signer:[a-z0-9-]+:\d{12}:\/signing-profiles\/[A-Za-z0-9_]{2,64}\/[A-Za-z0-9]{10}$/,
    "must be the ARN of a version of an AWS Signer profile",
  );

const deployment = z.strictObject({
  name: name.describe("Name of the deployment, e.g. staging"),
  account: name.describe("Account the CloudFormation stack is deployed to"),
  stackName: z
    .string()
    .regex(
      /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
      "must be a CloudFormation stack name: a letter, then letters, digits and hyphens, 128 at most",
    )
    .describe("CloudFormation stack name"),
  template: z
    .string()
    .regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, "must be a path inside the package, without ..")
    .default("template.yaml")
    .describe("CloudFormation template in the package"),
  approval: z
    .union(
      [
        z.literal(true),
        z.strictObject({
          notify: people
            .min(1, "must name at least one address")
            .describe("E-mail addresses that are told when a decision is waited for"),
        }),
      ],
      { error: "must be true, or hold notify with e-mail addresses" },
    )
    .optional()
    .describe(
      "Whether a person decides between the change set and its execution: whoever may codepipeline:PutApprovalResult; without it nobody is asked",
    ),
});

const network = z.strictObject({
  vpcId: z.string().regex(/^vpc-[0-9a-f]{8,17}$/, 'must be a VPC id, e.g. "vpc-0a1b2c3d"'),
  subnetIds: z
    .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, 'must be a subnet id, e.g. "subnet-0a1b2c3d"'))
    .min(1, "must name at least one subnet")
    .max(16, "must name 16 subnets at most"),
  securityGroupIds: z
    .array(z.string().regex(/^sg-[0-9a-f]{8,17}$/, 'must be a security group id, e.g. "sg-0a1b2c3d"'))
    .min(1, "must name at least one security group")
    .max(5, "must name five security groups at most"),
});

const workload = z.strictObject({
  name: name.describe("Name of the workload; its tooling stack is tooling-<name>"),
  owner: tagValue.describe("Team that answers for the workload (tag)"),
  costCentre: tagValue.optional().describe("Cost centre (tag); default: the organization's"),
  dataClass: tagValue.optional().describe("Data class (tag); default: the organization's"),
  toolingAccount: name.describe("Account that holds the pipeline"),
  region: region.optional().describe("Region of the pipeline and the deployments; default: the home region"),
  contacts: people
    .default([])
    .describe("E-mail addresses that are told when a delivery or a daily rescan fails, and of each deployment"),
  // CodePipeline has 50 stages at most, of which a deployment takes two.
  deployments: z
    .array(deployment)
    .min(1, "must hold at least one deployment")
    .max(20, "must hold 20 deployments at most"),
  source: sourceSchema
    .optional()
    .describe("Who may upload the workload's packages; without it there is no upload role, and an administrator does"),
  image: z
    .strictObject({
      dockerfile: z
        .string()
        .regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, "must be a path inside the package, without ..")
        .default("Dockerfile")
        .describe("Dockerfile in the package"),
      publish: z
        .boolean()
        .default(false)
        .describe("Whether the image is pushed to ECR after the gate's PASS, and deployed by its digest"),
      parameter: z
        .string()
        .regex(/^[A-Za-z0-9]{1,255}$/, "must be the name of a CloudFormation parameter: letters and digits")
        .default("ImageUri")
        .describe("Parameter of the template that gets the published image's address by digest"),
    })
    .optional()
    .describe("The workload's container image, which is built and scanned; without it there is no image build"),
  customTests: z
    .strictObject({
      command: z
        .string()
        .min(1, "must be a shell command")
        .describe("Writes $GATEHOUSE_REPORT_DIR/report.xml (junit) or $GATEHOUSE_REPORT_DIR/report.sarif (sarif)"),
      report: z
        .enum(["junit", "sarif"], { error: "must be junit or sarif" })
        .default("junit")
        .describe("What the command writes, JUnit XML or SARIF 2.1.0; the gate's policy knows the tests by this name"),
    })
    .optional()
    .describe("The workload's own tests; without it there is no custom test project"),
  reservedConcurrency: z
    .int()
    .min(2, "must be at least 2: a schedule and the pipeline may invoke a function at the same time")
    .max(100, "must be 100 at most: the account's other functions share what is left")
    .optional()
    .describe(
      "Concurrency reserved for each of the pipeline's functions, taken from the account's quota; without it they share that with all others",
    ),
  codeSigning: z
    .strictObject({
      profileVersionArns: z
        .tuple([signingProfile], signingProfile)
        .describe("Versions of AWS Signer profiles of the tooling account; the first signs, all are accepted"),
    })
    .optional()
    .describe("Signs the code of the pipeline's functions, which then run no other; without it nothing is signed"),
  scanImage: ecrImage
    .optional()
    .describe(
      "Image of the tooling account with Node.js, Python, the AWS CLI and every scanner in its pinned version; without it each build installs its own",
    ),
  network: network
    .optional()
    .describe("Private subnets of the tooling account for all builds; without it they reach the internet"),
  example: z
    .string()
    .regex(/^examples\/[\w-]+$/, "must be a folder below examples/")
    .optional()
    .describe("Source folder of an example workload, which `gatehouse preview --examples` drives"),
});

/** The one reviewed file: its type, its defaults, its messages and, generated from it, the JSON schema for editors. */
export const organizationSchema = z.strictObject({
  schemaVersion: z.literal(1, { error: "must be 1" }),
  namePrefix: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,11}$/, "must be 2 to 12 lower-case letters and digits, and begin with a letter")
    .default("gatehouse")
    .describe("Begins the name of everything created"),
  homeRegion: region.default("eu-central-1").describe("Region in which findings are aggregated"),
  regions: z.array(region).min(1, "must name at least the home region").describe("All governed regions"),
  globalEvents: z
    .boolean()
    .default(true)
    .describe("Whether IAM, Organizations and STS events are watched, which needs us-east-1 among the regions"),
  tags: z.strictObject({
    owner: tagValue.describe("Team that runs Gatehouse"),
    costCentre: tagValue,
    dataClass: tagValue,
  }),
  terraform: terraformSchema.prefault({}),
  databases: databasesSchema
    .prefault({})
    .describe("The mirror of the vulnerability databases, one in each tooling account and region"),
  ...servicesShape,
  accounts: z.array(account).min(4, "must hold at least the management, security, log-archive and deployment accounts"),
  workloads: z.array(workload).default([]),
});

export type Organization = z.infer<typeof organizationSchema>;
export type Account = Organization["accounts"][number];
export type AccountRole = Account["role"];
export type Workload = Organization["workloads"][number];
export type Deployment = Workload["deployments"][number];
