import { join } from "node:path";
import { projectRoot } from "../../config/project-root";

/**
 * Gatehouse's own npm packages, which serve a CDKTF app on this machine when they are exactly those of its lock: both
 * examples are synthesized without a network. In CodeBuild npm always installs.
 */
export const ownPackages = join(projectRoot, "node_modules");
