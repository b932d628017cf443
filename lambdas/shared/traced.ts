import type { Tracer } from "@aws-lambda-powertools/tracer";

/**
 * Does the work in a subsegment of the invocation's trace, with what went wrong in it:
 * https://docs.powertools.aws.dev/lambda/typescript/latest/features/tracer/#manual-instrumentation
 */
export async function traced<Result>(tracer: Tracer, name: string, work: () => Promise<Result>): Promise<Result> {
  const segment = tracer.getSegment();
  const subsegment = segment?.addNewSubsegment(name);
  if (subsegment) tracer.setSegment(subsegment);
  tracer.annotateColdStart();
  tracer.addServiceNameAnnotation();
  try {
    return await work();
  } catch (error) {
    tracer.addErrorAsMetadata(error as Error);
    throw error;
  } finally {
    subsegment?.close();
    if (segment) tracer.setSegment(segment);
  }
}
