import { accountNamed } from "./load";
import { partition } from "./names";
import type { Account, Organization } from "./schema";
import type { Source } from "./source-schema";

/** What a token must be meant for; GitHub's official action asks for it, and a GitLab job names it. */
export const oidcAudience = "sts.amazonaws.com";

/** The jobs of a build system that a token tells apart. */
export interface OidcSubject {
  /** Who signs the tokens: an https address. */
  readonly issuer: string;
  /** The token's `sub`, compared letter by letter. */
  readonly subject: string;
}

/** A build system that signs tokens; a role of AWS has none. */
type TokenSource = Exclude<Source, { readonly from: "role" }>;

/**
 * Whose tokens may upload.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 * @see https://docs.gitlab.com/ci/secrets/id_token_authentication/
 */
export function oidcSubject(source: TokenSource): OidcSubject {
  switch (source.from) {
    case "github": {
      const { repository, branch, environment } = source;
      const jobs = environment === undefined ? `ref:refs/heads/${branch}` : `environment:${environment}`;
      return { issuer: "https://token.actions.githubusercontent.com", subject: `repo:${repository}:${jobs}` };
    }
    case "gitlab":
      return {
        issuer: source.url,
        subject: `project_path:${source.project}:ref_type:branch:ref:${source.branch}`,
      };
  }
}

/** An account has one provider per issuer; https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html */
export function oidcProviderArn(accountId: string, issuer: string): string {
  return `arn:${partition}:iam::${accountId}:oidc-provider/${issuer.replace("https://", "")}`;
}

/** Whose tokens the account must know: those of all workloads whose pipelines it holds, each issuer once. */
export function issuersTrustedBy(organization: Organization, account: Account): string[] {
  const issuers = organization.workloads
    .filter(({ toolingAccount }) => accountNamed(organization, toolingAccount).id === account.id)
    .flatMap(({ source }) => (source === undefined || source.from === "role" ? [] : oidcSubject(source).issuer));
  return [...new Set(issuers)].sort();
}
