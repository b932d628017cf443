import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import { type Check, missing, ok } from "./check";

/** The launcher has refused every other version before this runs. */
export function checkNode(): Check {
  return ok({ what: "Node.js", why: "runs Gatehouse (20.19 to 22)", needed: true }, process.version);
}

/** Every dependency of package.json at the version that it pins. */
export function checkPackages(root = projectRoot): Check {
  const subject = {
    what: "npm packages",
    why: "Gatehouse's own libraries, as package-lock.json pins them",
    needed: true,
  };
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const wrong = Object.entries(dependencies).filter(([name, version]) => installed(root, name) !== version);
  const total = Object.keys(dependencies).length;
  if (wrong.length === 0) return ok(subject, `${total} of ${total} installed`);
  const list = wrong.map(([name, version]) => `${name} ${version} (found ${installed(root, name) ?? "none"})`);
  return missing(subject, `not as pinned: ${list.join(", ")}`, `run "npm ci" in ${root}`);
}

function installed(root: string, name: string): string | null {
  const file = join(root, "node_modules", name, "package.json");
  if (!existsSync(file)) return null;
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version;
}
