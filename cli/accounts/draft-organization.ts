import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { STSClient } from "@aws-sdk/client-sts";
import { displayed, lockFileOf, organizationIn } from "../../config/load";
import { lockText } from "../facts/lock-text";
import { organizationFactsOf } from "../facts/organization-facts";
import { progressFor } from "../preview/progress/progress-for";
import { stopSignal } from "../preview/stop-signal";
import { createFile } from "../support/durable-file";
import { CannotError, type ExitCode } from "../support/errors";
import { note, print, printJson } from "../support/output";
import { draftOf } from "./draft/draft";
import { draftText } from "./draft/draft-text";
import { askOrganization } from "./organization/ask-organization";

export interface DraftOptions {
  readonly out: string;
  readonly json: boolean;
}

/** Writes a whole configuration from what AWS Organizations says; 1 when a choice is open before it is right. */
export async function draftOrganization({ out, json }: DraftOptions): Promise<ExitCode> {
  const path = resolve(out);
  const lockFile = lockFileOf(path);
  for (const file of [path, lockFile])
    if (existsSync(file))
      throw new CannotError(
        `${displayed(file)} is there already, and is not overwritten`,
        "name another file with --out, or remove that one yourself",
      );
  const signal = stopSignal();
  const live = await progressFor(process.stderr)("read the organization", ({ line }) => askOrganization(line, signal));
  const draft = draftOf(live, await currentRegion());
  const text = draftText(draft);
  if (draft.open.length === 0) organizationIn(text, path);
  createFile(path, text);
  createFile(lockFile, lockText({ schemaVersion: 1, observabilitySinks: {}, ...organizationFactsOf(live) }));

  const { accounts, leftOut, open } = draft;
  for (const { account, why } of leftOut) note(`left out: ${account.id}: ${why}`);
  const roles = accounts.flatMap(({ entry, guess }) =>
    guess
      ? [{ role: guess.role, account: entry.id, name: entry.name, why: guess.why, isCertain: guess.isCertain }]
      : [],
  );
  const [file, lock] = [displayed(path), displayed(lockFile)];
  json
    ? printJson({ file, lockFile: lock, accounts: accounts.length, roles, leftOut, open })
    : print(
        [
          `${file} and ${lock} are drafted: ${accounts.length} accounts; look at every "check this"`,
          ...roles
            .filter(({ isCertain }) => !isCertain)
            .map(({ role, name, account, why }) => `check: ${name} (${account}) has the role ${role}: ${why}`),
          ...open.map((sentence) => `open: ${sentence}`),
          `next: gatehouse validate --config ${file}`,
        ].join("\n"),
      );
  return open.length === 0 ? 0 : 1;
}

/** The region that the environment or the profile names. */
async function currentRegion(): Promise<string | undefined> {
  const sts = new STSClient({});
  try {
    return await sts.config.region();
  } catch {
    return undefined;
  } finally {
    sts.destroy();
  }
}
