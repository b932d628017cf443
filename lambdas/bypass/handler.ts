import { Logger } from "@aws-lambda-powertools/logger";
import { Tracer } from "@aws-lambda-powertools/tracer";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { required } from "../shared/environment";
import { securityHubSettings } from "../shared/security-hub/client-settings";
import { traced } from "../shared/traced";
import { readBypassEvent } from "./bypass-event";
import { bypassFinding } from "./bypass-finding";
import { raiseFinding } from "./raise-finding";

const serviceName = "bypass";
const logger = new Logger({ serviceName });
const tracer = new Tracer({ serviceName });
const securityHub = tracer.captureAWSv3Client(new SecurityHubClient(securityHubSettings));

/** For each call that goes round a gate, forwarded to the organization's bus: a finding of the security account. */
export async function handler(event: unknown): Promise<void> {
  await traced(tracer, serviceName, async () => {
    const environment = required(process.env, ["GATEHOUSE_ACCOUNT", "AWS_REGION"]);
    const place = { account: environment.GATEHOUSE_ACCOUNT, region: environment.AWS_REGION };
    const bypass = readBypassEvent(event);
    const { id, service, call, account } = bypass;
    const finding = bypassFinding(bypass, place);
    await raiseFinding(securityHub, finding, place);
    logger.info("a call goes round a gate", { finding: finding.Id, id, service, call, account });
  });
}
