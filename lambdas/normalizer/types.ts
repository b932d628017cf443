import type { Finding } from "../shared/finding";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/asff-required-attributes.html#Types */
export function typesOf(finding: Finding): string[] {
  switch (finding.class) {
    case "vulnerability":
      return ["Software and Configuration Checks/Vulnerabilities/CVE"];
    case "code":
      return finding.weaknesses.length === 0
        ? ["Software and Configuration Checks/Vulnerabilities"]
        : finding.weaknesses.map((weakness) => `Software and Configuration Checks/Vulnerabilities/CWE-${weakness}`);
    case "secret":
      return ["Sensitive Data Identifications/Passwords", "Effects/Data Exposure"];
    case "license":
      return ["Software and Configuration Checks/Industry and Regulatory Standards"];
    case "misconfiguration":
    case "test":
      return ["Software and Configuration Checks/AWS Security Best Practices"];
  }
}
