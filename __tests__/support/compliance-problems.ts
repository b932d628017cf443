import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseDocument } from "yaml";
import { projectRoot } from "../../config/project-root";
import { organizationRules } from "../../config/rules";
import { organizationSchema } from "../../config/schema";
import { loadYaml } from "../../config/yaml-document";

/**
 * What is wrong with the example organization when it has this `compliance`, each as `path: message`.
 * @param folder where it is written, with `files` beside it
 */
export function complianceProblems(
  folder: string,
  compliance: unknown,
  files: Readonly<Record<string, string>> = {},
): string[] {
  const document = parseDocument(readFileSync(join(projectRoot, "config/organization.yaml"), "utf8"));
  document.setIn(["compliance"], compliance);
  const file = join(folder, "organization.yaml");
  writeFileSync(file, document.toString());
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { problems } = loadYaml(file, organizationSchema, organizationRules);
  return problems.map(({ path, message }) => `${path}: ${message}`);
}
