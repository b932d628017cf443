import { explainPip } from "../../../cli/tools/pip-failure";

test.each([
  [
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
    "a downloaded file is not the one that the lock names",
  ],
  [
    "WARNING: Retrying after NewConnectionError('...')\nERROR: No matching distribution found for bandit==1.9.4",
    "the package index could not be reached",
  ],
  ["ERROR: No matching distribution found for bandit==1.9.4", "the package index does not have a locked version"],
  ["ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"],
  ["SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))", "certificate is not trusted"],
  ["ERROR: something new", "pip failed (ERROR: something new)"],
])("%j: %s", (output, says) => {
  expect(explainPip(output).message).toContain(says);
});

test("a password in an address is masked", () => {
  expect(explainPip("ERROR: cannot read https://me:secret@mirror.example.com/simple").message).not.toContain("secret");
});

test("no output at all is said", () => {
  expect(explainPip("").message).toBe("pip failed (no output)");
});
