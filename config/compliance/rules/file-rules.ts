import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rule } from "../../rules/draft";
import { complianceEntries } from "../draft";
import { pathBeside } from "../files";
import { templateProblems } from "../template-problems";

// https://docs.aws.amazon.com/config/latest/APIReference/API_OrganizationCustomPolicyRuleMetadata.html
const maximumPolicy = 10_000;
// https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConformancePack.html
const maximumTemplate = 51_200;

/** Text of a file beside the organization file; `undefined` when there is none. */
function textBeside(folder: string, path: string): string | undefined {
  try {
    return readFileSync(join(folder, path), "utf8");
  } catch {
    return undefined;
  }
}

const missing = (path: string) => `${path} cannot be read: it must be a file beside the organization file`;

const policies: Rule = (_organization, document, folder) =>
  complianceEntries(document).flatMap(({ path, policy }) => {
    if (policy === undefined || !pathBeside.test(policy)) return [];
    const text = textBeside(folder, policy);
    const message =
      text === undefined
        ? missing(policy)
        : text.trim() === ""
          ? `${policy} is empty: it must hold a Guard policy`
          : text.length > maximumPolicy
            ? `${policy} has ${text.length} characters: AWS Config allows ${maximumPolicy}`
            : undefined;
    return message === undefined ? [] : [{ path: [...path, "policy"], message }];
  });

const templates: Rule = (_organization, document, folder) =>
  complianceEntries(document).flatMap(({ path, template, parameters }) => {
    if (template === undefined || !pathBeside.test(template)) return [];
    const text = textBeside(folder, template);
    const problems =
      text === undefined
        ? [missing(template)]
        : Buffer.byteLength(text) > maximumTemplate
          ? [`${template} has ${Buffer.byteLength(text)} bytes: AWS Config allows ${maximumTemplate}`]
          : templateProblems(text, Object.keys(parameters)).map((problem) => `${template}: ${problem}`);
    return problems.map((message) => ({ path: [...path, "template"], message }));
  });

export const fileRules: readonly Rule[] = [policies, templates];
