// What AWS Lambda's Node.js runtime does with one event: load index.handler of the unpacked bundle, call it, and tell
// how it ended. The event comes on standard input.
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";

const { LAMBDA_TASK_ROOT, AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA_FUNCTION_MEMORY_SIZE, GATEHOUSE_DEADLINE } = process.env;
const deadline = Number(GATEHOUSE_DEADLINE);
delete process.env.GATEHOUSE_DEADLINE;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const event = JSON.parse(Buffer.concat(chunks).toString("utf8"));

const context = {
  functionName: AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  awsRequestId: event["CodePipeline.job"]?.id ?? randomUUID(),
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
};
const { handler } = createRequire(import.meta.url)(join(LAMBDA_TASK_ROOT, "index.js"));
try {
  await handler(event, context);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
}
