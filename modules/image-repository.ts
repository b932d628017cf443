import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import { Construct } from "constructs";
import { accountPrincipal, arnLike, type PolicyStatement, servicePrincipal, stringEquals } from "./policy";

export interface ImageRepositoryProps {
  readonly repositoryName: string;
  readonly kmsKeyArn: string;
  readonly region: string;
  readonly organizationId: string;
  /** Accounts that the workload is deployed to. */
  readonly pullingAccountIds: readonly string[];
}

/** What a deployment that is rolled back may need again. */
const keptImages = 200;

export const pullActions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

/** A workload's images: each only ever pushed once, by digest and by the execution that built it. */
export class ImageRepository extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ImageRepositoryProps) {
    super(scope, id);

    const repository = new EcrRepository(this, "Default", {
      name: props.repositoryName,
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: "KMS", kmsKey: props.kmsKeyArn }],
      // Deployed functions and tasks pull from here for as long as they live.
      lifecycle: { preventDestroy: true },
    });
    new EcrLifecyclePolicy(this, "lifecycle", {
      repository: repository.name,
      policy: JSON.stringify({
        rules: [
          expiry(1, "Images whose push did not end", { tagStatus: "untagged", countType: "sinceImagePushed", days: 7 }),
          expiry(2, `All but the last ${keptImages}`, { tagStatus: "any", countType: "imageCountMoreThan" }),
        ],
      }),
    });
    const policy = new DataAwsIamPolicyDocument(this, "policy", { statement: pullStatements(props) });
    new EcrRepositoryPolicy(this, "repository-policy", { repository: repository.name, policy: policy.json });
    this.arn = repository.arn;
  }
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
function expiry(
  rulePriority: number,
  description: string,
  { days, ...selection }: { readonly tagStatus: string; readonly countType: string; readonly days?: number },
) {
  const count = days === undefined ? { countNumber: keptImages } : { countNumber: days, countUnit: "days" };
  return { rulePriority, description, selection: { ...selection, ...count }, action: { type: "expire" } };
}

/** Which of its roles pulls is the target account's own to say; Lambda pulls by itself, for a function of that account. */
function pullStatements({ organizationId, pullingAccountIds, region }: ImageRepositoryProps): PolicyStatement[] {
  const accountIds = [...new Set(pullingAccountIds)].sort();
  return [
    {
      sid: "PullForDeployments",
      actions: pullActions,
      principals: accountPrincipal(...accountIds),
      condition: [stringEquals("aws:PrincipalOrgID", organizationId)],
    },
    {
      // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#configuration-images-xaccount-permissions
      sid: "PullForFunctions",
      actions: pullActions,
      principals: servicePrincipal("lambda.amazonaws.com"),
      condition: [
        stringEquals("aws:SourceAccount", ...accountIds),
        arnLike("aws:SourceArn", ...accountIds.map((id) => `arn:aws:lambda:${region}:${id}:function:*`)),
      ],
    },
  ];
}
