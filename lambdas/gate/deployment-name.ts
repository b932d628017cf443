/** A name that may be part of a file's and of an output variable's: small letters, digits and hyphens. */
export const deploymentName = /^[a-z][a-z0-9-]{0,31}$/;

export function isDeploymentName(value: unknown): value is string {
  return typeof value === "string" && deploymentName.test(value);
}
