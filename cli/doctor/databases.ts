import { type DatabaseScanner, databaseScanners, ownDatabase } from "../tools/databases/local-database";
import { type Check, notChecked, ok } from "./check";

const without: Readonly<Record<DatabaseScanner, string>> = {
  safety: "it would ask its vendor's server, which Gatehouse never does",
  trivy: "it refuses to look for vulnerabilities; configurations, secrets and licences need none",
  grype: "it refuses to run",
};

/** A real vulnerability database per scanner that needs one; without it the local run shows the examples only. */
export function checkDatabases(environment: NodeJS.ProcessEnv = process.env): readonly Check[] {
  return databaseScanners.map((scanner) => {
    const why = `offline and without a database ${without[scanner]}`;
    const subject = { what: `database ${scanner}`, why, needed: false };
    const own = ownDatabase(scanner, environment);
    if (own !== null) return ok(subject, own);
    const next = `put one into the folder ${scanner}/ of a folder that GATEHOUSE_DATABASES names (scan-config/README.md)`;
    return notChecked(
      subject,
      "none: the small example database is used, which only the examples' policy allows",
      next,
    );
  });
}
