import { templatesOf } from "../../bench/templates";
import { vary } from "../../bench/vary";
import { list } from "../../lambdas/shared/json";
import { fixture } from "../support/reports";

const templates = templatesOf(JSON.parse(fixture("trivy/gen--trivy-image-vuln.json").toString()));
const [openssl] = templates;
const lodash = templates.find(({ name }) => name === "lodash");
if (!openssl || !lodash) throw new Error("the fixture has other packages");
const descriptions = ["A flaw was found.", "An attacker may read memory."];
const lodashAs = (entry: number, ofPackage = 7) => vary(lodash, { entry, package: ofPackage }, descriptions);

test("every entry has its own CVE", () => {
  const ids = Array.from({ length: 2_000 }, (_, entry) => `${lodashAs(entry).VulnerabilityID}`);
  expect(new Set(ids).size).toBe(2_000);
  for (const id of ids) expect(id).toMatch(/^CVE-20(1[5-9]|2[0-5])-\d{5}$/);
});

test("what names the vulnerability agrees, and nothing of the real one is left", () => {
  const entry = lodashAs(16);
  expect(entry).toMatchObject({
    VulnerabilityID: "CVE-2020-10001",
    PrimaryURL: "https://avd.aquasec.com/nvd/cve-2020-10001",
    PublishedDate: "2020-07-26T00:15:00Z",
    LastModifiedDate: "2020-07-26T00:15:00Z",
  });
  const [ghsa] = list(entry.VendorIDs);
  expect(ghsa).toMatch(/^GHSA(-[23456789cfghjmpqrvwx]{4}){3}$/);
  expect(lodashAs(17).VendorIDs).not.toEqual([ghsa]);
  expect(JSON.stringify(entry)).not.toMatch(/CVE-2019-10744|GHSA-jf85-cpcp-j695/i);
});

test("a reference to the advisory names the entry's own", () => {
  const entry = [16, 17, 18, 19]
    .map((number) => lodashAs(number))
    .find(({ References }) => list(References).length > 0);
  expect(list(entry?.References)[0]).toBe(`https://github.com/advisories/${list(entry?.VendorIDs)[0]}`);
});

test("what names the package agrees", () => {
  expect(lodashAs(3, 40)).toMatchObject({
    PkgID: "lodash-14@4.17.44",
    PkgName: "lodash-14",
    PkgPath: "app/node_modules/lodash-14/package.json",
    PkgIdentifier: { PURL: "pkg:npm/lodash-14@4.17.44" },
    InstalledVersion: "4.17.44",
  });
});

test("a distribution's advisory is shared by the entries of a package", () => {
  const ids = [1, 2].map((entry) => vary(openssl, { entry, package: 30 }, descriptions).VendorIDs);
  expect(ids).toEqual([["DSA-1030-1"], ["DSA-1030-1"]]);
});

test("the members stay in Trivy's order", () => {
  expect(Object.keys(lodashAs(1))).toEqual(Object.keys(lodash.vulnerability));
});

test("texts and references are as long as real ones", () => {
  const entries = Array.from({ length: 500 }, (_, entry) => lodashAs(entry));
  const lengths = entries.map(({ Description }) => String(Description).length);
  const counts = entries.map(({ References }) => list(References).length);
  expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([0, 688]);
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([0, 20]);
});
