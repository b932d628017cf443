import { exampleOrganization, resources, type TerraformJson, type TerraformResource } from "../support/synth";

export interface Statement {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly not_actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly condition?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

export interface Stack {
  readonly id: string;
  readonly json: TerraformJson;
}

export interface Located<Body = TerraformResource> {
  /** `<stack>: <address>`, so that a failing invariant says where. */
  readonly where: string;
  readonly body: Body;
}

/** All stacks of the example organization, for the invariants. */
export class ExampleOrganization {
  readonly stacks: readonly Stack[] = stacks();

  /** All resources of a type, over all stacks. */
  all(type: string): Located[] {
    return this.stacks.flatMap(({ id, json }) =>
      resources(json)
        .filter((resource) => resource.type === type)
        .map(({ address, body }) => ({ where: `${id}: ${address}`, body })),
    );
  }

  /** All statements of all policy documents. */
  statements(): Located<Statement>[] {
    return this.stacks.flatMap(({ id, json }) =>
      Object.entries(json.data?.aws_iam_policy_document ?? {}).flatMap(([name, document]) =>
        (document.statement as Statement[]).map((body) => ({ where: `${id}: ${name} ${body.sid}`, body })),
      ),
    );
  }
}

function stacks(): Stack[] {
  const { stackIds, json } = exampleOrganization();
  return stackIds.map((id) => ({ id, json: json(id) }));
}
