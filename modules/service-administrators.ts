import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { OrganizationsDelegatedAdministrator } from "@cdktf/provider-aws/lib/organizations-delegated-administrator";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface ServiceAdministratorsProps {
  readonly administratorAccountId: string;
  /** Service principals by the word that names each in a plan, e.g. `config: config.amazonaws.com`. */
  readonly services: Readonly<Record<string, string>>;
  /**
   * Words of the services whose service-linked role this account must hold, or the administrator's calls are refused. The
   * others make theirs by themselves, where they are called or when the organization comes to trust them.
   */
  readonly withRole: readonly string[];
  /** What proves that the organization trusts them. */
  readonly dependsOn: ITerraformDependable[];
}

/** Delegates services that are registered with Organizations, once for all regions. */
export class ServiceAdministrators extends Construct {
  constructor(scope: Construct, id: string, props: ServiceAdministratorsProps) {
    super(scope, id);

    const roles = props.withRole.map(
      (name) => new IamServiceLinkedRole(this, `${name}-role`, { awsServiceName: props.services[name] as string }),
    );
    // Organizations refuses registrations at the same time, so each waits for the one before.
    Object.entries(props.services).reduce<ITerraformDependable[]>(
      (before, [name, servicePrincipal]) => [
        new OrganizationsDelegatedAdministrator(this, name, {
          accountId: props.administratorAccountId,
          servicePrincipal,
          dependsOn: before,
        }),
      ],
      [...props.dependsOn, ...roles],
    );
  }
}
