import { PackageUnion } from "../../../lambdas/normalizer/package-union";
import type { VulnerablePackage } from "../../../lambdas/shared/finding";

function unitePackages(packages: readonly VulnerablePackage[]): readonly VulnerablePackage[] {
  const union = new PackageUnion();
  for (const one of packages) union.add(one);
  return union.all();
}

const one = (version: string, file?: string, ...fixedInVersions: readonly string[]) => ({
  name: "a",
  version,
  ...(file === undefined ? {} : { file }),
  fixedInVersions,
});

test("every version at every path, once, with all fixed versions", () => {
  expect(unitePackages([one("1", "x", "2"), one("1", "y"), one("3"), one("1", "x", "1.5")])).toEqual([
    one("1", "x", "1.5", "2"),
    one("1", "y", "1.5", "2"),
    one("3"),
  ]);
});

test("who names no path adds nothing to who does", () => {
  expect(unitePackages([one("1"), one("1", "x", "2")])).toEqual([one("1", "x", "2")]);
});
