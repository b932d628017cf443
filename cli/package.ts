import { basename, resolve } from "node:path";
import { Command } from "commander";
import { writePackage } from "./package/write-package";
import { runs } from "./support/command";
import { print, printJson } from "./support/output";

/** `gatehouse package <dir>`: the reproducible zip that a pipeline takes. */
export function packageCommand(): Command {
  return runs(
    new Command("package")
      .description("zip a workload's source reproducibly, as its pipeline takes it")
      .argument("<dir>", "folder with the workload's source")
      .option("--out <file>", "the zip to write (default: <name of the folder>.zip)")
      .option("--json", "print the result as JSON"),
    (folder: string, options: { readonly out?: string; readonly json?: true }) => {
      const written = writePackage(folder, options.out ?? `${basename(resolve(folder))}.zip`);
      if (options.json) printJson(written);
      else
        print(
          [
            written.path,
            `files         ${written.files}`,
            `bytes         ${written.bytes}`,
            `sha256        ${written.sha256}`,
            `source digest ${written.sourceDigest}`,
          ].join("\n"),
        );
      return 0;
    },
  );
}
