import { own } from "../../shared/json";

/**
 * Where a package comes from, by the words of Trivy (`Results[].Type`:
 * https://trivy.dev/latest/docs/coverage/language/, https://trivy.dev/latest/docs/coverage/os/) and of Grype
 * (`artifact.type`: https://github.com/anchore/syft/blob/main/syft/pkg/type.go). The names are those of package URLs.
 */
const sources: Readonly<Record<string, readonly string[]>> = {
  npm: ["npm", "yarn", "pnpm", "bun", "node-pkg", "javascript"],
  pypi: ["pip", "pipenv", "poetry", "uv", "pylock", "python-pkg", "python"],
  golang: ["gomod", "gobinary", "go-module"],
  maven: ["jar", "pom", "gradle", "sbt", "java-archive", "jenkins-plugin"],
  gem: ["bundler", "gemspec", "gem"],
  composer: ["composer", "composer-vendor", "php-composer"],
  nuget: ["nuget", "dotnet-core", "packages-props", "dotnet"],
  cargo: ["cargo", "rustbinary", "rust-crate"],
  pub: ["pub", "dart-pub"],
  conda: ["conda-pkg", "conda-environment", "conda"],
  cocoapods: ["cocoapods", "pod"],
  deb: ["debian", "ubuntu", "echo", "deb"],
  apk: ["alpine", "wolfi", "chainguard", "minimos", "apk"],
  rpm: [
    ...["alma", "amazon", "azurelinux", "bottlerocket", "cbl-mariner", "centos", "fedora", "opensuse"],
    ...["opensuse-leap", "opensuse-tumbleweed", "opensuse.leap", "opensuse.tumbleweed", "oracle", "photon", "redhat"],
    ...["rocky", "slem", "sles", "suse linux enterprise server", "slemicro", "rpm"],
  ],
};

const byWord = Object.fromEntries(
  Object.entries(sources).flatMap(([name, words]) => words.map((word) => [word, name])),
);

/** Packages of an operating system have no lock file of their own. */
export const operatingSystemEcosystems: readonly string[] = ["deb", "apk", "rpm"];

/** The same name for the same source from every scanner; a word that is not known stays as it is. */
export function ecosystemOf(word: string | undefined): string {
  const key = word?.toLowerCase();
  return own(byWord, key) ?? key ?? "unknown";
}

/** The name of a package as every scanner writes it or could write it. */
export function packageName(ecosystem: string, name: string): string {
  const lower = name.trim().toLowerCase();
  // https://packaging.python.org/en/latest/specifications/name-normalization/
  return ecosystem === "pypi" ? lower.replace(/[-_.]+/g, "-") : lower;
}

/** Go's versions have a `v` in go.mod and none in Trivy's reports. */
export function packageVersion(ecosystem: string, version: string | undefined): string | undefined {
  return ecosystem === "golang" ? version?.replace(/^v(?=\d)/, "") : version;
}
