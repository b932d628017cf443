/** What `terraform test -verbose` tells of a run that plans and of one that applies. */
export interface MockedRun {
  /** Addresses of the resources that Terraform plans to create. */
  readonly planned: readonly string[];
  /** Addresses of the managed resources that are in the state afterwards. */
  readonly applied: readonly string[];
}

/** Read from the text: with `-json` Terraform adds the provider's whole schema, 27 MB for each stack. */
export function mockedRun(stdout: string): MockedRun {
  return {
    planned: addresses(stdout, /^ {2}# (\S+) will be created$/gm),
    applied: addresses(stdout, /^# (?!data\.)(\S+):$/gm),
  };
}

function addresses(text: string, line: RegExp): string[] {
  return [...text.matchAll(line)].map(([, address = ""]) => address).sort();
}
