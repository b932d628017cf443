import { explainGo } from "../../../scan-config/installer/go-failure";

test.each([
  ["spawn go ENOENT", "there is no Go here", "install Go"],
  ["go: m@v1: verifying module: checksum mismatch\n\tSECURITY ERROR", "not the one that go.sum names", "do not build"],
  ["main.go:3:2: missing go.sum entry for module providing package x", "do not pin everything", "restore both"],
  ['go: m@v1: Get "x": dial tcp: lookup proxy: no such host', "could not be downloaded", "GOPROXY"],
  ["write /tmp/x: no space left on device", "the disk is full", "GOMODCACHE"],
  ["go: go.mod requires go >= 1.26.8 (running go 1.21.0; GOTOOLCHAIN=local)", "too old", "GOTOOLCHAIN=auto"],
  ["something else", "go failed", "read go's message"],
])("%s", (output, says, next) => {
  const explained = explainGo(`go: downloading example.invalid/m v1.0.0\n${output}`);
  expect(explained.message).toContain(says);
  expect(explained.next).toContain(next);
});

test("quotes the last telling line, without the password of a mirror", () => {
  const { message } = explainGo("go: x: https://me:secret@mirror.invalid/x: dial tcp\ngo: downloading y v1\n");
  expect(message).toContain("https://***@mirror.invalid");
  expect(message).not.toContain("secret");
});
