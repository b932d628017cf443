/** What a case says of a finding that differs from the example. */
export interface Wanted {
  readonly id?: string;
  /** `scanner/rule`, as `GeneratorId` has it. */
  readonly generator?: string;
  readonly severity?: string;
  /** `CreatedAt`; `null`: there is none. */
  readonly seen?: string | null;
  readonly fields?: Readonly<Record<string, string | undefined>>;
}

/** As the normalizer writes it: HIGH, first seen a month ago. */
export function weakness({
  id = "gatehouse/1/111122223333/code/0a",
  generator = "bandit/B602",
  severity = "HIGH",
  seen = "2026-05-01T09:00:00.000Z",
  fields = {},
}: Wanted = {}) {
  const [scanner, ...rule] = generator.split("/");
  return {
    SchemaVersion: "2018-10-08",
    Id: id,
    GeneratorId: generator,
    Title: "subprocess call with shell=True",
    Description: "d",
    CreatedAt: seen ?? undefined,
    UpdatedAt: "2026-06-01T11:30:00.000Z",
    ProductFields: {
      "gatehouse/workload": "payments",
      "gatehouse/execution": "e-1",
      "gatehouse/class": "code",
      "gatehouse/detectors": scanner,
      "gatehouse/rule": rule.join("/"),
      "gatehouse/severity": severity,
      "gatehouse/file": "payments/bank.py",
      "gatehouse/line": "7",
      ...fields,
    },
    // What nobody rated is sent as MEDIUM, because ASFF has no such label.
    FindingProviderFields: { Severity: { Label: severity === "UNKNOWN" ? "MEDIUM" : severity }, Types: ["x"] },
  };
}

/** A vulnerability of `requests` that has a fix and was published half a year ago. */
export function vulnerability(wanted: Wanted = {}, more: Readonly<Record<string, unknown>> = {}) {
  const fields = {
    "gatehouse/class": "vulnerability",
    "gatehouse/file": "requirements.txt",
    "gatehouse/published": "2025-12-01",
    ...wanted.fields,
  };
  return {
    ...weakness({
      id: "gatehouse/1/111122223333/vulnerability/0a",
      generator: "grype/CVE-2026-1000",
      ...wanted,
      fields,
    }),
    Vulnerabilities: [
      {
        Id: "CVE-2026-1000",
        VulnerablePackages: [{ Name: "requests", Version: "2.19.1", PackageManager: "PIP" }],
        FixAvailable: "YES",
        ...more,
      },
    ],
  };
}
