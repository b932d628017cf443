/** Text that Terraform takes as it is: it would fill in `${…}` and `%{…}`, which in templates and policies are text. */
export function literal(text: string): string {
  return text.replaceAll(/[$%]\{/g, (opening) => `${opening[0]}${opening}`);
}
