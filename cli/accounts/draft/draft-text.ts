import { visible } from "../difference-text";
import { entryFields } from "../edit/entry-text";
import type { Draft } from "./draft";

const mark = "# check this: ";

/** The draft as a file: whatever is not AWS's own word has a comment that begins with "check this". */
export function draftText(draft: Draft): string {
  const { organizationId, homeRegion, regions, accounts, leftOut, open } = draft;
  return [
    `# Drafted by \`gatehouse accounts --from-organization\` from ${organizationId}. "gatehouse validate" says what is wrong.`,
    ...open.map((sentence) => `# Open: ${sentence}.`),
    "schemaVersion: 1",
    `homeRegion: ${homeRegion} ${mark}findings are aggregated there`,
    `regions: [${regions.join(", ")}] ${mark}all regions that are used, or could be`,
    "tags:",
    `  owner: platform-team ${mark}who runs Gatehouse`,
    `  costCentre: unknown ${mark}who pays`,
    `  dataClass: internal ${mark}what the logs and findings count as`,
    "terraform:",
    `  breakGlassRoleArns: [] ${mark}ARN of the role that people make the first applies with (docs/bootstrap.md)`,
    "",
    "accounts:",
    ...accounts.flatMap(({ entry, guess }) =>
      entryFields(entry).map((field, index) => {
        const comment = guess && !guess.isCertain && field.startsWith("role:") ? ` ${mark}${guess.why}` : "";
        return `${index === 0 ? "  - " : "    "}${field}${comment}`;
      }),
    ),
    ...leftOut.map(({ account, why }) => `  # Left out: ${account.id} ${oneLine(account.name)}: ${visible(why)}`),
    "",
  ].join("\n");
}

function oneLine(name: string): string {
  return JSON.stringify(visible(name));
}
