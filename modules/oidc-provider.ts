import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";

export interface OidcProviderProps {
  /** https address of who signs the tokens. */
  readonly issuer: string;
  /** What a token must be meant for. */
  readonly audience: string;
}

/**
 * Makes an account know who signs the tokens of a build system; what they may do is said by the roles that name it.
 * Without thumbprints IAM takes the issuer's certificate authority, or its own list of them where it knows the issuer:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */
export class OidcProvider extends Construct {
  constructor(scope: Construct, id: string, props: OidcProviderProps) {
    super(scope, id);

    new IamOpenidConnectProvider(this, "Default", { url: props.issuer, clientIdList: [props.audience] });
  }
}
