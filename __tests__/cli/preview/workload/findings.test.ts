import { readableFinding } from "../../../../cli/preview/workload/findings";

const finding = (fields: Readonly<Record<string, string>>, resource: string) => ({
  Id: "1",
  GeneratorId: "trivy/AWS-0089",
  Title: "S3 logging",
  Description: "S3 logging",
  ProductFields: { "gatehouse/workload": "payments", ...fields },
  FindingProviderFields: { Severity: { Label: "LOW" } },
  Resources: [{ Id: `payments:${resource}` }],
  Vulnerabilities: [],
});

test("a misconfigured construct is named beside its place in the synthesized file", () => {
  const fields = { "gatehouse/file": "cdk.tf.json", "gatehouse/line": "688", "gatehouse/resource": "shop/receipts" };
  expect(readableFinding(finding(fields, "shop/receipts"))).toMatchObject({
    place: "cdk.tf.json:688",
    resource: "shop/receipts",
  });
});

test.each([
  ["the file itself", { "gatehouse/file": "Dockerfile", "gatehouse/line": "3" }, "Dockerfile", "Dockerfile:3"],
  ["all that is known", {}, "default/Deployment/web", "default/Deployment/web"],
])("a resource that is %s is not told twice", (_name, fields, resource, place) => {
  const given = finding({ ...fields, "gatehouse/resource": resource }, resource);
  expect(readableFinding(given)).toMatchObject({ place, resource: "" });
});

test("findings of other classes name no resource", () => {
  expect(readableFinding(finding({ "gatehouse/file": "a.py" }, "a.py")).resource).toBe("");
});

test("a vulnerability has every id and every file by which an example can declare it", () => {
  const vulnerability = {
    Id: "CVE-2020-14343",
    RelatedVulnerabilities: ["GHSA-8q59-q68h-6hv4"],
    VulnerablePackages: [{ FilePath: "requirements.txt" }, { FilePath: "app/requirements.txt" }, {}],
  };
  expect(readableFinding({ ...finding({}, "requirements.txt"), Vulnerabilities: [vulnerability] })).toMatchObject({
    names: ["AWS-0089", "CVE-2020-14343", "GHSA-8q59-q68h-6hv4"],
    files: ["requirements.txt", "app/requirements.txt"],
  });
});
