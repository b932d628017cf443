import { type PolicyStatement, stringEquals } from "./policy";

/** Subnets of the build's account, and what its builds may reach from there. */
export interface BuildNetwork {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html */
export function pullImage(image: string): PolicyStatement[] {
  const [registry = "", path = ""] = image.split("@")[0]?.split(/\/(.*)/) ?? [];
  const [accountId, , , region] = registry.split(".");
  return [
    // The token has no resource: it is for the whole registry.
    { sid: "LogInToRegistry", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
    {
      sid: "PullImage",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resources: [`arn:aws:ecr:${region}:${accountId}:repository/${path}`],
    },
  ];
}

/**
 * What CodeBuild needs to attach a build to the network; only it can give the interface away, and only in these subnets:
 * https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html
 */
export function attachTo({ subnetIds }: BuildNetwork, region: string, accountId: string): PolicyStatement[] {
  const arn = (resource: string) => `arn:aws:ec2:${region}:${accountId}:${resource}`;
  return [
    {
      sid: "AttachToNetwork",
      // What is created has no id before, and what only describes has no resource.
      actions: [
        "ec2:CreateNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeDhcpOptions",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
      ],
      resources: ["*"],
    },
    {
      sid: "GiveInterfaceToCodeBuild",
      actions: ["ec2:CreateNetworkInterfacePermission"],
      resources: [arn("network-interface/*")],
      condition: [
        stringEquals("ec2:AuthorizedService", "codebuild.amazonaws.com"),
        { test: "ArnEquals", variable: "ec2:Subnet", values: subnetIds.map((id) => arn(`subnet/${id}`)) },
      ],
    },
  ];
}
