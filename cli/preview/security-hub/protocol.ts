import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * An answer that the SDK turns into the exception of that name. Status codes are those of the service model
 * (https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchImportFindings.html#API_BatchImportFindings_Errors).
 */
export class ServiceError extends Error {
  constructor(
    override readonly name: keyof typeof statusOf,
    message: string,
  ) {
    super(message);
  }
}

const statusOf = {
  InvalidInputException: 400,
  InvalidAccessException: 401,
  UnrecognizedClientException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ResourceConflictException: 409,
  TooManyRequestsException: 429,
  InternalException: 500,
} as const;

/** Who calls and where: what AWS derives from the signature. */
export interface Caller {
  readonly account: string;
  readonly region: string;
}

const credentialScope = /Credential=([^/]+)\/\d{8}\/([^/]+)\/securityhub\/aws4_request/;

/**
 * The caller by the credential scope of Signature Version 4. The signature itself is not verified: the stand-in has no
 * secrets, it only tells accounts apart.
 * @param accountOf the account an access key id belongs to
 */
export async function callerOf(
  authorization: string | undefined,
  accountOf: (accessKeyId: string) => Promise<string | undefined>,
): Promise<Caller> {
  const [, accessKeyId = "", region = ""] = credentialScope.exec(authorization ?? "") ?? [];
  const account = accessKeyId === "" ? undefined : await accountOf(accessKeyId);
  if (account === undefined)
    throw new ServiceError("UnrecognizedClientException", "The security token included in the request is invalid.");
  return { account, region };
}

/** Reads the body; API Gateway in front of the service takes 10 MB, so a longer one is not even collected. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes <= 10_000_000) chunks.push(chunk as Buffer);
  }
  if (bytes > 10_000_000) throw new ServiceError("InvalidInputException", "Request body is larger than 10 MB.");
  return Buffer.concat(chunks);
}

/** The JSON object in `body`; an operation without input has an empty body. */
export function inputOf(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  const value = parsed(body);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ServiceError("InvalidInputException", "Request body is not a JSON object.");
  return value as Readonly<Record<string, unknown>>;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (error) {
    throw new ServiceError("InvalidInputException", `Request body is not JSON: ${String(error)}`);
  }
}

/** Answers in REST-JSON 1, errors by the header the SDKs read first. */
export function answer(response: ServerResponse, result: unknown): void {
  const error = result instanceof Error ? serviceError(result) : undefined;
  response.writeHead(error ? statusOf[error.name] : 200, {
    "content-type": "application/json",
    ...(error ? { "x-amzn-errortype": error.name } : {}),
  });
  response.end(JSON.stringify(error ? { Message: error.message, Code: error.name } : result));
}

function serviceError(error: Error): ServiceError {
  return error instanceof ServiceError ? error : new ServiceError("InternalException", error.message);
}
