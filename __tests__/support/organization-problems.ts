import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { projectRoot } from "../../config/project-root";
import { organizationRules } from "../../config/rules";
import { organizationSchema } from "../../config/schema";
import { loadYaml } from "../../config/yaml-document";
import { scratchFolder } from "./scratch";

export type Change = readonly [path: readonly (string | number)[], value: unknown];

const example = readFileSync(join(projectRoot, "config/organization.yaml"), "utf8");

/** The problems of the example organization after changes, each as `line:column: path: message`. */
export function problemsAfter(...changes: readonly Change[]): string[] {
  const document = parseDocument(example);
  for (const [path, value] of changes) document.setIn(path, value);
  const folder = scratchFolder({ "organization.yaml": document.toString() });
  const { problems } = loadYaml(join(folder, "organization.yaml"), organizationSchema, organizationRules);
  return problems.map(({ line, column, path, message }) => `${line}:${column}: ${path}: ${message}`);
}
