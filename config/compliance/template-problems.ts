import { parseDocument } from "yaml";
import { z } from "zod";
import { suggestion } from "../nearest";
import { managedRule, unknownManagedRule } from "./managed-rules";

// https://docs.aws.amazon.com/config/latest/developerguide/custom-conformance-pack.html
const allowedTypes = ["AWS::Config::ConfigRule", "AWS::Config::RemediationConfiguration"];
// https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html
const maximumRules = 130;

const resource = z.object({
  Type: z.string(),
  Properties: z
    .object({ Source: z.object({ Owner: z.unknown(), SourceIdentifier: z.unknown() }).partial().catch({}) })
    .partial()
    .catch({}),
});
const template = z.object({
  Parameters: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  Resources: z.record(z.string(), resource),
});

/**
 * What is wrong with a conformance pack's template, as far as it can be seen without AWS.
 * @param given names of the parameters that the organization file sets
 */
export function templateProblems(text: string, given: readonly string[]): string[] {
  // CloudFormation's tags, such as !Ref, are nothing that this reader knows, and need not be.
  const document = parseDocument(text, { logLevel: "error" });
  const [error] = document.errors;
  if (error) return [error.message.split("\n")[0] ?? error.message];
  const read = template.safeParse(document.toJS());
  if (!read.success) return ["must be a CloudFormation template whose Resources each have a Type"];
  const { Parameters, Resources } = read.data;
  return [...resourceProblems(Resources), ...parameterProblems(Parameters, given)];
}

function resourceProblems(resources: Readonly<Record<string, z.infer<typeof resource>>>): string[] {
  const rules = Object.values(resources).filter(({ Type }) => Type === "AWS::Config::ConfigRule").length;
  return [
    ...(rules === 0 ? ["must hold at least one AWS::Config::ConfigRule"] : []),
    ...(rules > maximumRules ? [`holds ${rules} rules: AWS Config allows ${maximumRules} in a pack`] : []),
    ...Object.entries(resources).flatMap(([name, { Type, Properties = {} }]) => {
      if (!allowedTypes.includes(Type))
        return [`Resources.${name} is of type ${Type}: a pack may hold ${allowedTypes.join(" and ")}`];
      const { Owner, SourceIdentifier } = Properties.Source ?? {};
      return Owner === "AWS" && typeof SourceIdentifier === "string" && !managedRule(SourceIdentifier)
        ? [`Resources.${name}: ${unknownManagedRule(SourceIdentifier)}`]
        : [];
    }),
  ];
}

function parameterProblems(declared: Readonly<Record<string, object>>, given: readonly string[]): string[] {
  const names = Object.keys(declared);
  return [
    ...given
      .filter((name) => !names.includes(name))
      .map(
        (name) =>
          `has no parameter ${name}${suggestion(name, names)}: its parameters are ${names.join(", ") || "none"}`,
      ),
    ...names
      .filter((name) => !("Default" in (declared[name] ?? {})) && !given.includes(name))
      .map((name) => `its parameter ${name} has no default: give it under parameters`),
  ];
}
