const shapes: readonly { readonly pattern: RegExp; readonly says: string; readonly next: string }[] = [
  {
    pattern: /ENOENT/,
    says: "there is no Go here to build it with, and the SHA-256 of its official release is not pinned",
    next: 'install Go 1.24 or newer (https://go.dev/doc/install), or pin the release: "gatehouse tools pin"',
  },
  {
    pattern: /checksum mismatch|SECURITY ERROR/i,
    says: "a downloaded module is not the one that go.sum names",
    next: "do not build it: find out who serves other files than were pinned (a proxy, a mirror, a takeover)",
  },
  {
    pattern: /missing go\.sum entry|updates to go\.mod needed|-mod=readonly/i,
    says: "go.mod and go.sum do not pin everything that is needed",
    next: "restore both files as they were committed",
  },
  {
    pattern: /No space left|ENOSPC|disk quota/i,
    says: "the disk is full",
    next: "free about 9 GB for Go's caches (go env GOMODCACHE GOCACHE), or set GOMODCACHE, GOCACHE and GATEHOUSE_CACHE to another disk",
  },
  {
    pattern: /go: .*requires go >= [\d.]+|toolchain not available|invalid go version/i,
    says: "this Go is too old and cannot fetch the newer one that the module needs",
    next: "install the version of Go that the module's go.mod names, or allow it to be fetched: GOTOOLCHAIN=auto",
  },
  {
    pattern:
      /dial tcp|no such host|connection (refused|reset)|i\/o timeout|proxyconnect|TLS handshake|module lookup disabled|410 Gone|404 Not Found|50\d /i,
    says: "a Go module could not be downloaded",
    next: "connect to the network, or name a mirror in Go's own settings (GOPROXY), and run this again",
  },
];

const unknown = { says: "go failed", next: "read go's message above" };

/** What `go` printed in one sentence and what to do; its last telling line is quoted, passwords are masked. */
export function explainGo(output: string): { readonly message: string; readonly next: string } {
  const { says, next } = shapes.find(({ pattern }) => pattern.test(output)) ?? unknown;
  const lines = output.split("\n").map((line) => line.trim());
  const telling = lines.findLast((line) => line !== "" && !line.startsWith("go: downloading")) ?? "no output";
  return { message: `${says} (${telling.replace(/\/\/[^/\s@]+@/g, "//***@").slice(0, 240)})`, next };
}
