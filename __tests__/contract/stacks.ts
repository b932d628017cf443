import { resources, type Synthesized, synthesize, type TerraformJson, type TerraformResource } from "../support/synth";

export interface Statement {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions: readonly string[];
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

/** The example organization, synthesized once for all invariants. */
export class ExampleOrganization {
  private readonly synthesized: Synthesized = synthesize();
  readonly stacks: readonly Stack[] = this.synthesized.stackIds.map((id) => ({ id, json: this.synthesized.json(id) }));

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

  remove(): void {
    this.synthesized.remove();
  }
}
