import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { checkovRulesFile, formatCheckovRules } from "../config/checkov-rules";
import { abortOnSignal } from "./scan/abort-on-signal";
import { runs } from "./support/command";
import { CannotError, describe, type ExitCode } from "./support/errors";
import { note, print, printJson } from "./support/output";
import { type GoToolName, goToolNames, isGoToolName, isToolName, type ToolName, toolNames } from "./tools/catalog";
import { listCheckovRules } from "./tools/checkov-rules/list-rules";
import { ensureTool } from "./tools/ensure-tool";
import { epssFeed } from "./tools/exploit-data/epss-feed";
import { kevFeed } from "./tools/exploit-data/kev-feed";
import { refreshFeed } from "./tools/exploit-data/refresh";
import { pinReleases } from "./tools/pin-releases";

/** `gatehouse tools`: sets up the pinned tools ahead of the commands that need them. */
export function toolsCommand(): Command {
  const command = new Command("tools")
    .description(
      "set up the pinned scanners and test tools: Python ones from hash locks, Go ones from release or module",
    )
    .argument("[names...]", `some of: ${toolNames.join(", ")} (default: all)`)
    .option("--json", "print the result as JSON");
  return runs(command, setUp)
    .addCommand(pinCommand())
    .addCommand(checkovRulesCommand())
    .addCommand(exploitDataCommand());
}

async function setUp(names: readonly string[], options: { readonly json?: true }): Promise<ExitCode> {
  const signal = abortOnSignal();
  const tools = [];
  for (const name of known(names, toolNames, isToolName)) {
    signal.throwIfAborted();
    tools.push({ name, ...(await ensureTool(name, note, signal)) });
  }
  if (options.json) printJson({ tools });
  else for (const { name, version, dir } of tools) print(`${name.padEnd(9)} ${version.padEnd(9)} ${dir}`);
  return 0;
}

/** `gatehouse tools pin`: for whoever maintains Gatehouse; its result is a change to review. */
function pinCommand(): Command {
  return runs(
    new Command("pin")
      .description("write the SHA-256 of the official releases into release.json, where they can be reached")
      .argument("[names...]", `some of: ${goToolNames.join(", ")} (default: all)`),
    async (names: readonly string[]): Promise<ExitCode> => {
      const chosen = known<GoToolName>(names, goToolNames, isGoToolName);
      for (const line of await pinReleases(chosen, abortOnSignal())) print(line);
      return 0;
    },
  );
}

/** `gatehouse tools checkov-rules`: after another Checkov was pinned; its result is a change to review. */
function checkovRulesCommand(): Command {
  return runs(
    new Command("checkov-rules").description("write the pinned Checkov's rules and their categories to scan-config"),
    async (): Promise<ExitCode> => {
      const table = await listCheckovRules(note, abortOnSignal());
      writeFileSync(checkovRulesFile, formatCheckovRules(table));
      print(`${checkovRulesFile}: ${Object.keys(table.rules).length} rules of Checkov ${table.checkovVersion}`);
      return 0;
    },
  );
}

const feeds = {
  kev: "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json",
  epss: "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz",
};

/** `gatehouse tools exploit-data`: once a month; its result is a change to review. */
function exploitDataCommand(): Command {
  return runs(
    new Command("exploit-data")
      .description("write to scan-config which vulnerabilities are exploited (KEV) or likely will be (EPSS)")
      .option("--kev <url>", "CISA's catalogue as JSON, or a mirror of it", feeds.kev)
      .option("--epss <url>", "FIRST's scores as gzipped CSV, or a mirror of them", feeds.epss),
    async ({ kev, epss }: typeof feeds): Promise<ExitCode> => {
      const request = { now: new Date(), onProgress: note, signal: abortOnSignal() };
      // One that can't be had keeps nobody from the other.
      const outcomes = await Promise.allSettled([
        refreshFeed(kevFeed, { ...request, url: kev }),
        refreshFeed(epssFeed, { ...request, url: epss }),
      ]);
      for (const outcome of outcomes)
        outcome.status === "fulfilled" ? print(outcome.value) : note(describe(outcome.reason));
      return outcomes.some(({ status }) => status === "rejected") ? 2 : 0;
    },
  );
}

function known<Name extends ToolName>(
  names: readonly string[],
  allowed: readonly Name[],
  isAllowed: (name: string) => name is Name,
): readonly Name[] {
  const unknown = names.filter((name) => !isAllowed(name));
  if (unknown.length > 0)
    throw new CannotError(`unknown tool ${unknown.join(", ")}`, `choose from ${allowed.join(", ")}`);
  return names.length === 0 ? allowed : names.filter(isAllowed);
}
