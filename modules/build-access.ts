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
export function attachTo(network: BuildNetwork, region: string, accountId: string): PolicyStatement[] {
  const arns = (kind: string, ids: readonly string[]) =>
    ids.map((id) => `arn:aws:ec2:${region}:${accountId}:${kind}/${id}`);
  const subnets = arns("subnet", network.subnetIds);
  const interfaces = arns("network-interface", ["*"]);
  return [
    {
      sid: "AttachToNetwork",
      actions: ["ec2:CreateNetworkInterface"],
      resources: [...subnets, ...arns("security-group", network.securityGroupIds), ...interfaces],
    },
    { sid: "DetachFromNetwork", actions: ["ec2:DeleteNetworkInterface"], resources: interfaces },
    {
      sid: "GiveInterfaceToCodeBuild",
      actions: ["ec2:CreateNetworkInterfacePermission"],
      resources: interfaces,
      condition: [
        stringEquals("ec2:AuthorizedService", "codebuild.amazonaws.com"),
        { test: "ArnEquals", variable: "ec2:Subnet", values: subnets },
      ],
    },
    {
      // What only describes has no resource.
      sid: "ReadNetwork",
      actions: [
        "ec2:DescribeDhcpOptions",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
      ],
      resources: ["*"],
    },
  ];
}
