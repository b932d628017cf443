import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { projectRoot } from "../../config/project-root";
import { organizationRules } from "../../config/rules";
import { organizationSchema } from "../../config/schema";
import { loadYaml } from "../../config/yaml-document";
import { scratchFolder } from "./scratch";

const example = readFileSync(join(projectRoot, "config/organization.yaml"), "utf8");

/**
 * The problems of the example organization with this section in the place of its own, each as `line:column: path: message`.
 * @param section YAML that begins with the section's key; its first line is the file's first
 */
export function sectionProblems(section: string): string[] {
  const others = parseDocument(example);
  others.delete(section.slice(0, section.indexOf(":")));
  const folder = scratchFolder({ "organization.yaml": `${section}\n${others.toString()}` });
  const { problems } = loadYaml(join(folder, "organization.yaml"), organizationSchema, organizationRules);
  return problems.map(({ line, column, path, message }) => `${line}:${column}: ${path}: ${message}`);
}
