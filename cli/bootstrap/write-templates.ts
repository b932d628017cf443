import { join, relative } from "node:path";
import type { Organization } from "../../config/schema";
import { writeOutput } from "../support/files";
import { rolesContext } from "./roles/roles-context";
import { managementTemplate, memberTemplate, type Template, templateText } from "./roles/roles-template";

/** A template that lies in a file, and is known once the organization's id is. */
export interface RoleTemplate {
  /** As a command line names it. */
  readonly file: string;
  text(): Promise<string>;
}

export interface RoleTemplates {
  readonly management: RoleTemplate;
  readonly member: RoleTemplate;
  /** Writes both files. */
  write(): Promise<void>;
}

/** @param organizationId whose roles may assume these: asked when a template is first needed */
export function roleTemplates(
  organization: Organization,
  out: string,
  organizationId: () => Promise<string>,
): RoleTemplates {
  const one = (name: string, template: (context: ReturnType<typeof rolesContext>) => Template) => {
    const path = join(out, `${name}-roles.yaml`);
    const shown = relative(process.cwd(), path);
    return {
      file: shown.startsWith("..") ? path : shown,
      text: async () => templateText(template(rolesContext(organization, await organizationId()))),
      write: (text: string) => writeOutput(path, text, "--out"),
    };
  };
  const management = one("management", managementTemplate);
  const member = one("member", memberTemplate);
  return {
    management,
    member,
    write: async () => {
      for (const template of [management, member]) template.write(await template.text());
    },
  };
}
