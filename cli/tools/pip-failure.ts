const shapes: readonly { readonly pattern: RegExp; readonly says: string; readonly next: string }[] = [
  {
    pattern: /DO NOT MATCH THE HASHES|hash mismatch/i,
    says: "a downloaded file is not the one that the lock names",
    next: "do not install it: find out who serves other files than were locked (a proxy, a mirror, a takeover)",
  },
  {
    pattern:
      /NewConnectionError|name resolution|Max retries|Connection (refused|reset|timed out)|ProxyError|Read timed out/i,
    says: "the package index could not be reached",
    next: "connect to the network, or name a mirror in pip's own settings (PIP_INDEX_URL), and run this again",
  },
  {
    pattern: /CERTIFICATE_VERIFY_FAILED|SSLError/i,
    says: "the package index's certificate is not trusted here",
    next: "set PIP_CERT to your organization's certificate bundle and run this again",
  },
  {
    pattern: /No matching distribution|Could not find a version/i,
    says: "the package index does not have a locked version for this Python and platform",
    next: "check that the index (PIP_INDEX_URL) is complete, or use Python 3.10 to 3.13 on Linux or macOS",
  },
  {
    pattern: /No space left|ENOSPC/i,
    says: "the disk is full",
    next: "free some space (about 1 GB), or set GATEHOUSE_CACHE to a folder on another disk",
  },
];

const unknown = { says: "pip failed", next: "read pip's message above; GATEHOUSE_CACHE=<empty folder> starts afresh" };

/** Pip's output in one sentence and what to do; its last error line is quoted, addresses with a password are masked. */
export function explainPip(output: string): { readonly message: string; readonly next: string } {
  const { says, next } = shapes.find(({ pattern }) => pattern.test(output)) ?? unknown;
  const lines = output.split("\n").map((line) => line.trim());
  const quote = lines.findLast((line) => /^error/i.test(line)) ?? lines.findLast((line) => line !== "") ?? "no output";
  const masked = quote.replace(/\/\/[^/\s@]+@/g, "//***@").slice(0, 240);
  return { message: `${says} (${masked})`, next };
}
