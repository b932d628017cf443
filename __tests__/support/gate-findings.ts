import { type GateFinding, readFinding } from "../../lambdas/gate/gate-finding";

/** What a test wants to be said of a finding. */
interface Wanted {
  readonly id?: string;
  readonly generatorId?: string;
  readonly severity?: string;
  readonly createdAt?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly vulnerabilities?: readonly unknown[];
}

/** An ASFF finding of `payments`, as far as the gate reads it. */
export function asffLike({ id = "1", generatorId = "bandit/B602", severity = "HIGH", ...more }: Wanted = {}) {
  const label = severity === "UNKNOWN" ? "MEDIUM" : severity;
  return {
    Id: id,
    GeneratorId: generatorId,
    Title: "shell",
    CreatedAt: more.createdAt ?? "2026-06-01T12:00:00.000Z",
    ProductFields: {
      "gatehouse/workload": "payments",
      "gatehouse/detectors": generatorId.split("/")[0],
      "gatehouse/severity": severity,
      ...more.fields,
    },
    Vulnerabilities: more.vulnerabilities,
    FindingProviderFields: { Severity: { Label: label } },
  };
}

/** The same as the gate has it. */
export function gateFinding(wanted: Wanted = {}): GateFinding {
  const finding = readFinding(asffLike(wanted));
  if (!finding) throw new Error("the test's finding can't be read");
  return finding;
}

/** A vulnerability of the package `requests` with a fix. */
export function vulnerability(more: Readonly<Record<string, unknown>> = {}) {
  return {
    Id: "CVE-2026-1000",
    VulnerablePackages: [{ Name: "requests", PackageManager: "PIP" }],
    FixAvailable: "YES",
    ...more,
  };
}

export function vulnerable(wanted: Wanted = {}, more: Readonly<Record<string, unknown>> = {}): Wanted {
  return { generatorId: "grype/CVE-2026-1000", vulnerabilities: [vulnerability(more)], ...wanted };
}
