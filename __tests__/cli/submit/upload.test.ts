import type { IncomingMessage, ServerResponse } from "node:http";
import { checkAccount } from "../../../cli/submit/check-account";
import { submitTarget } from "../../../cli/submit/target";
import { upload } from "../../../cli/submit/upload";
import { loadConfiguration } from "../../../config/load";
import { serving } from "../../support/file-server";

const target = submitTarget(loadConfiguration(), "payments");
const content = { bytes: Buffer.from("zip"), checksum: "checksum=", sha256: "", sourceDigest: "" };
const signal = new AbortController().signal;
const session = { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret", AWS_MAX_ATTEMPTS: "1" };

/** Does it against a server on loopback, with the credentials of a session. */
async function against<Result>(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  work: () => Promise<Result>,
  environment: Readonly<Record<string, string>> = session,
): Promise<Result> {
  const before = { ...process.env };
  try {
    return await serving(answer, (url) => {
      Object.assign(process.env, { AWS_ENDPOINT_URL: url, ...environment });
      return work();
    });
  } finally {
    process.env = before;
  }
}

describe("the upload", () => {
  test("sends the checksum, and If-Match only where it is asked for", async () => {
    const headers: IncomingMessage["headers"][] = [];
    const taken = (request: IncomingMessage, response: ServerResponse) => {
      headers.push(request.headers);
      request.resume().on("end", () => response.writeHead(200, { "x-amz-version-id": "v-1", etag: '"abc"' }).end());
    };
    const uploads = () => Promise.all([undefined, "old"].map((etag) => upload(target, content, etag, signal)));
    expect(await against(taken, uploads)).toEqual([1, 2].map(() => ({ versionId: "v-1", etag: "abc" })));
    expect(headers.map((sent) => [sent["x-amz-checksum-sha256"], sent["if-none-match"]])).toEqual(
      [1, 2].map(() => ["checksum=", undefined]),
    );
    expect(headers.map((sent) => sent["if-match"]).sort()).toEqual(['"old"', undefined]);
  });

  test.each([
    [
      404,
      "NoSuchBucket",
      /^the source bucket gatehouse-555555555555-eu-central-1-payments-source of payments does not exist$/,
      /npx cdktf deploy tooling-payments/,
    ],
    [
      403,
      "AccessDenied",
      /^S3 refuses the upload to s3:\/\/.*\/source\.zip: /,
      /assume arn:aws:iam::555555555555:role/,
    ],
    [
      404,
      "NoSuchKey",
      /^no package of payments has been uploaded yet, so none has the ETag old$/,
      /leave out --if-match/,
    ],
    [412, "PreconditionFailed", /is not the one with the ETag old: somebody uploaded another/, /name its ETag/],
    [409, "ConditionalRequestConflict", /is not the one with the ETag old: somebody uploaded another/, /name its ETag/],
    [400, "BadDigest", /BadDigest: /, /try again/],
  ])("%s %s is a sentence with what to do", async (status, code, message, next) => {
    const refused = (request: IncomingMessage, response: ServerResponse) =>
      void request
        .resume()
        .on("end", () => response.writeHead(status).end(`<Error><Code>${code}</Code><Message>no</Message></Error>`));
    await expect(against(refused, () => upload(target, content, "old", signal))).rejects.toMatchObject({
      name: "CannotError",
      message: expect.stringMatching(message),
      next: expect.stringMatching(next),
    });
  });

  test("into a bucket without versions is refused: nothing could be pinned", async () => {
    const taken = (request: IncomingMessage, response: ServerResponse) =>
      void request.resume().on("end", () => response.writeHead(200, { etag: '"abc"' }).end());
    await expect(against(taken, () => upload(target, content, undefined, signal))).rejects.toThrow("keeps no versions");
  });

  test("that is stopped says that nobody knows", async () => {
    const stop = new AbortController();
    const silent = () => stop.abort(new Error("stopped by SIGINT"));
    await expect(against(silent, () => upload(target, content, undefined, stop.signal))).rejects.toThrow(
      "stopped by SIGINT: whether S3 has got the package is not known",
    );
  });
});

describe("the credentials", () => {
  const identity = (account: string) => (_: IncomingMessage, response: ServerResponse) =>
    void response.end(
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::${account}:assumed-role/x/y</Arn><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );

  test("of the tooling account will do", async () => {
    await expect(against(identity("555555555555"), () => checkAccount(target, signal))).resolves.toBeUndefined();
  });

  test("of another account are refused by name", async () => {
    await expect(against(identity("666666666666"), () => checkAccount(target, signal))).rejects.toMatchObject({
      message:
        "the credentials are of account 666666666666 (arn:aws:sts::666666666666:assumed-role/x/y), the tooling account of payments is 555555555555",
      next: "assume arn:aws:iam::555555555555:role/gatehouse-payments-upload",
    });
  });

  test("are missed in one sentence", async () => {
    await expect(against(identity("555555555555"), () => checkAccount(target, signal), {})).rejects.toMatchObject({
      message: "there are no AWS credentials",
      next: expect.stringContaining("or assume arn:aws:iam::555555555555:role/gatehouse-payments-upload"),
    });
  });

  test("that AWS does not take are told with its words", async () => {
    const expired = (_: IncomingMessage, response: ServerResponse) =>
      void response
        .writeHead(403)
        .end(
          "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>the token has expired</Message></Error></ErrorResponse>",
        );
    await expect(against(expired, () => checkAccount(target, signal))).rejects.toThrow(
      "AWS does not say whose the credentials are: the token has expired",
    );
  });
});
