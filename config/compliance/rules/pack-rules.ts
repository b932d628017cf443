import { suggestion } from "../../nearest";
import type { Rule } from "../../rules/draft";
import { complianceEntries } from "../draft";
import { packParameters } from "../pack-template";
import { builtInPack, builtInPackNames } from "../packs";

const knownPacks: Rule = (_organization, document) =>
  complianceEntries(document).flatMap(({ kind, path, name, template }) => {
    if (kind !== "conformancePacks" || name === undefined || template !== undefined || builtInPack(name)) return [];
    const message = `"${name}" is none of Gatehouse's own packs${suggestion(name, builtInPackNames)}: use one of ${builtInPackNames.join(", ")}, or give a template`;
    return [{ path: [...path, "name"], message }];
  });

/** A template under the name of one of our packs would replace it unnoticed. */
const ownNames: Rule = (_organization, document) =>
  complianceEntries(document).flatMap(({ path, name = "", template }) =>
    template !== undefined && builtInPack(name)
      ? [{ path: [...path, "name"], message: `"${name}" is one of Gatehouse's own packs: choose another name` }]
      : [],
  );

const knownParameters: Rule = (_organization, document) =>
  complianceEntries(document).flatMap(({ path, name = "", template, parameters }) => {
    const pack = template === undefined ? builtInPack(name) : undefined;
    if (!pack) return [];
    const known = Object.keys(packParameters(pack));
    return Object.keys(parameters)
      .filter((parameter) => !known.includes(parameter))
      .map((parameter) => ({
        path: [...path, "parameters", parameter],
        message: `the pack ${name} has no such parameter${suggestion(parameter, known)}: it has ${known.join(", ") || "none"}`,
      }));
  });

export const packRules: readonly Rule[] = [knownPacks, ownNames, knownParameters];
