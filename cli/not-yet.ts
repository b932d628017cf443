import { Command } from "commander";
import { runs } from "./support/command";
import { CannotError } from "./support/errors";

/** Commands of the contract that are not built yet, with what each will do. */
const planned = {
  review: "review Terraform plan JSON offline: risks and what needs approval",
  plan: "plan stacks into an evidence folder",
  approve: "sign the digests of a plan",
  apply: "apply exactly the approved plans, wave by wave",
  drift: "plan on a schedule and report drift as findings",
  report: "write the organization's findings report",
} as const;

/** Each answers `--help` and otherwise says that it is not there yet, with exit 2: nothing pretends to have worked. */
export function plannedCommands(): Command[] {
  return Object.entries(planned).map(([name, summary]) =>
    runs(
      new Command(name).description(`${summary} (not there yet)`).argument("[arguments...]").allowUnknownOption(),
      () => {
        throw new CannotError(`"${name}" is not there yet`, "see README.md for what this version does");
      },
    ),
  );
}
