import type { RequestListener } from "node:http";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { parseReference, registryAddress } from "../../../scan-config/registry/reference";
import { resolveDigest } from "../../../scan-config/registry/resolve-digest";
import { serving } from "../../support/file-server";

const digest = `sha256:${"0".repeat(64)}`;

test.each([
  ["ghcr.io/aquasecurity/trivy-db:2", ["ghcr.io", "aquasecurity/trivy-db", "2"]],
  ["127.0.0.1:5000/a:latest", ["127.0.0.1:5000", "a", "latest"]],
  [`public.ecr.aws/a/b@${digest}`, ["public.ecr.aws", "a/b", digest]],
])("%s is read whole", (text, expected) => {
  const { registry, repository, reference } = parseReference(text);
  expect([registry, repository, reference]).toEqual(expected);
});

test.each(["trivy-db:2", "ghcr.io/a", "https://ghcr.io/a:2", "ghcr.io/A:2", "ghcr.io/a@sha256:12", "ghcr.io/a:2 x"])(
  "%j is refused: nothing is filled in",
  (text) => {
    expect(() => parseReference(text)).toThrow(`"${text}" is no address in a registry`);
  },
);

test.each([
  ["ghcr.io", "https://ghcr.io"],
  ["127.0.0.1:5000", "http://127.0.0.1:5000"],
  ["localhost", "http://localhost"],
  ["localhost.example.com", "https://localhost.example.com"],
  ["127.0.0.1.example.com", "https://127.0.0.1.example.com"],
])("%s is spoken to at %s", (registry, address) => {
  expect(registryAddress(registry)).toBe(address);
});

const manifest = '{"schemaVersion":2}';
const resolved = (answer: RequestListener) =>
  serving(answer, (url) =>
    resolveDigest(parseReference(`${url.replace("http://", "")}/a/b:2`), AbortSignal.timeout(5000)),
  );

test("the digest is that of the bytes", async () => {
  expect(await resolved((_, response) => response.end(manifest))).toBe(`sha256:${sha256(manifest)}`);
});

test("a digest that the registry claims must be that of the bytes", async () => {
  const answer = resolved((_, response) => response.writeHead(200, { "docker-content-digest": digest }).end(manifest));
  await expect(answer).rejects.toThrow(`says that it is ${digest}, but it is sha256:${sha256(manifest)}`);
});

test("a registry that hands tokens to everybody is asked for one", async () => {
  const asked: (string | undefined)[] = [];
  const answer: RequestListener = ({ url = "", headers }, response) => {
    asked.push(`${url} ${headers.authorization ?? ""}`);
    if (url.startsWith("/token")) return void response.end('{"token":"t-1"}');
    if (headers.authorization === "Bearer t-1") return void response.end(manifest);
    const realm = `http://${headers.host}/token`;
    const challenge = `Bearer realm="${realm}",service="registry",scope="repository:a/b:pull"`;
    response.writeHead(401, { "www-authenticate": challenge }).end();
  };
  expect(await resolved(answer)).toBe(`sha256:${sha256(manifest)}`);
  expect(asked).toEqual([
    "/v2/a/b/manifests/2 ",
    "/token?service=registry&scope=repository%3Aa%2Fb%3Apull ",
    "/v2/a/b/manifests/2 Bearer t-1",
  ]);
});

test.each<[string, RequestListener, string]>([
  ["TOOMANYREQUESTS", (_, response) => response.writeHead(429).end(), "/v2/a/b/manifests/2 answers 429"],
  [
    "wants a password",
    (_, response) => response.writeHead(401, { "www-authenticate": "Basic" }).end(),
    "asks for Basic",
  ],
  ["asks for nothing", (_, response) => response.writeHead(401).end(), "asks for credentials"],
  [
    "gives no token",
    ({ url, headers }, response) => {
      if (url === "/token") return void response.end("{}");
      response.writeHead(401, { "www-authenticate": `Bearer realm="http://${headers.host}/token"` }).end();
    },
    "answers 200 without a token",
  ],
])("a registry that %s is said", async (_, answer, message) => {
  await expect(resolved(answer)).rejects.toThrow(message);
});
