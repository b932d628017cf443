import type { CheckovRules } from "../../../config/checkov-rules";

/** What the committed table says otherwise than Checkov itself, a sentence each that ends in what to do. */
export function tableDifferences(committed: CheckovRules, installed: CheckovRules): readonly string[] {
  const checkov = `Checkov ${installed.checkovVersion}`;
  const redo =
    'run "npm run gatehouse -- tools checkov-rules" and judge what changed in scan-config/checkov-severity.yaml';
  const ids = [...new Set([...Object.keys(committed.rules), ...Object.keys(installed.rules)])];
  const rules = ids.flatMap((rule) => {
    const [ours, theirs] = [committed.rules[rule]?.join(" and "), installed.rules[rule]?.join(" and ")];
    if (ours === theirs) return [];
    if (ours === undefined) return [`${rule} (${theirs}) of ${checkov} is not in checkov-rules.json: ${redo}`];
    if (theirs === undefined) return [`${rule} of checkov-rules.json is no rule of ${checkov}: ${redo}`];
    return [`${rule} is ${theirs} in ${checkov} and ${ours} in checkov-rules.json: ${redo}`];
  });
  return committed.checkovVersion === installed.checkovVersion
    ? rules
    : [`checkov-rules.json is of Checkov ${committed.checkovVersion}, the pinned one is ${checkov}: ${redo}`, ...rules];
}
