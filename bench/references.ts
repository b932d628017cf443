/** Where advisories usually point, of a CVE and a commit. */
const usual: readonly ((cve: string, commit: string, number: number) => string)[] = [
  (cve) => `https://access.redhat.com/security/cve/${cve}`,
  (_, commit) => `https://github.com/example/project/commit/${commit}`,
  (cve) => `https://nvd.nist.gov/vuln/detail/${cve}`,
  (cve) => `https://www.cve.org/CVERecord?id=${cve}`,
  (_, __, number) => `https://bugzilla.redhat.com/show_bug.cgi?id=${2_000_000 + number}`,
  (_, __, number) => `https://ubuntu.com/security/notices/USN-${4000 + (number % 3000)}-1`,
  (cve) => `https://linux.oracle.com/cve/${cve}.html`,
  (_, __, number) => `https://errata.almalinux.org/8/ALSA-2022-${1000 + (number % 9000)}.html`,
  (_, __, number) => `https://lists.debian.org/debian-lts-announce/2023/02/msg${10_000 + (number % 90_000)}.html`,
  (_, __, number) => `https://github.com/example/project/pull/${number}?diff=split&w=1`,
  (_, __, number) => `https://security.gentoo.org/glsa/202305-${10 + (number % 90)}`,
];

/**
 * A vulnerability's own references, followed by usual ones.
 * @param count how many there shall be
 * @param digest 32 bytes that differ from one vulnerability to the next
 */
export function references(own: readonly unknown[], cve: string, count: number, digest: Buffer): readonly unknown[] {
  const commit = digest.toString("hex").slice(0, 40);
  const more = Array.from({ length: Math.max(0, count - own.length) }, (_, index) => {
    const url = usual[index % usual.length];
    return url?.(cve, commit, digest.readUInt16BE(index % 30) + index);
  });
  return [...own, ...more].slice(0, count);
}
