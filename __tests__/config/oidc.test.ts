import { accountNamed, loadConfiguration } from "../../config/load";
import { issuersTrustedBy, oidcProviderArn, oidcSubject } from "../../config/oidc";
import type { Source } from "../../config/source-schema";

type TokenSource = Parameters<typeof oidcSubject>[0];

test.each<[string, TokenSource, string, string]>([
  [
    "a GitHub branch",
    { from: "github", repository: "example/payments", branch: "release/1" },
    "https://token.actions.githubusercontent.com",
    "repo:example/payments:ref:refs/heads/release/1",
  ],
  [
    "a GitHub environment",
    { from: "github", repository: "example@12/payments@34", environment: "production" },
    "https://token.actions.githubusercontent.com",
    "repo:example@12/payments@34:environment:production",
  ],
  [
    "a GitLab branch",
    { from: "gitlab", url: "https://gitlab.example.com", project: "group/sub/payments", branch: "main" },
    "https://gitlab.example.com",
    "project_path:group/sub/payments:ref_type:branch:ref:main",
  ],
])("the subject of %s", (_, source, issuer, subject) => {
  expect(oidcSubject(source)).toEqual({ issuer, subject });
});

test("a provider's ARN is its issuer without https://", () => {
  expect(oidcProviderArn("555555555555", "https://example.com/gitlab")).toBe(
    "arn:aws:iam::555555555555:oidc-provider/example.com/gitlab",
  );
});

describe("an account trusts", () => {
  const { organization } = loadConfiguration();
  const withSources = (...sources: (Source | undefined)[]) => ({
    ...organization,
    workloads: organization.workloads.map((workload, index) => ({ ...workload, source: sources[index] })),
  });
  const issuers = (account: string, ...sources: (Source | undefined)[]) => {
    const changed = withSources(...sources);
    return issuersTrustedBy(changed, accountNamed(changed, account));
  };
  const github = (branch: string): Source => ({ from: "github", repository: "example/payments", branch });

  test("each issuer once, however many workloads have it", () => {
    expect(issuers("shared-tooling", github("main"), github("next"))).toEqual([
      "https://token.actions.githubusercontent.com",
    ]);
  });

  test("nobody for workloads of other accounts, or whose packages come from a role or from nobody", () => {
    expect(issuers("payments-staging", github("main"), github("next"))).toEqual([]);
    expect(
      issuers("shared-tooling", { from: "role", roleArn: "arn:aws:iam::666666666666:role/ci" }, undefined),
    ).toEqual([]);
  });
});
