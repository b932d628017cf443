import { pinnedArchive, readRelease } from "../../scan-config/installer/release";
import { goToolFolder, goToolNames } from "../tools/catalog";
import { ensuredExamples } from "../tools/databases/local-database";
import { installedTool } from "../tools/ensure-tool";
import { execute } from "../tools/execute";
import { type Check, firstLine, missing, notChecked, ok } from "./check";

/** Go builds what cannot be downloaded: tools without a pinned release, and the example databases. */
export async function checkGo(): Promise<Check> {
  const toBuild = goToolNames.filter(
    (name) => installedTool(name) === null && !pinnedArchive(readRelease(goToolFolder(name))),
  );
  const databases = ensuredExamples() ? [] : ["the example vulnerability databases"];
  const why = [...toBuild, ...databases].join(", ");
  const subject = {
    what: "Go",
    why: why === "" ? "everything it builds is set up" : `builds ${why}`,
    needed: why !== "",
  };
  const { exitCode, stdout } = await execute("go", ["version"], { timeoutMilliseconds: 10_000 });
  if (exitCode === 0) return ok(subject, firstLine(stdout).replace("go version ", ""));
  if (!subject.needed) return notChecked(subject, "not there", "nothing: it is not needed now");
  return missing(subject, "not there", "install Go (https://go.dev/doc/install)");
}
