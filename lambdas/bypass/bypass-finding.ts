import type { AsffFinding } from "../shared/asff";
import { asffLimits as limit } from "../shared/asff-limits";
import type { Place } from "../shared/security-hub/place";
import type { SeverityLabel } from "../shared/severity";
import { sendable } from "../shared/text";
import type { BypassEvent } from "./bypass-event";
import { bypassCall } from "./calls";
import { touched } from "./touched";

const advice =
  "Ask whoever made the call why. If it was no planned change, stop the pipeline, take the access away, apply the stack again and deliver again what was deployed since.";

/**
 * The finding on a call. It is of the security account, because Security Hub takes none of another; the account in which
 * the call was made is in its resources. Nothing is copied from the call's parameters but the name of what it changed.
 * The same event gives the same finding, so delivering it twice changes nothing.
 */
export function bypassFinding(event: BypassEvent, { account, region }: Place): AsffFinding {
  const { call, service, time, errorCode } = event;
  const { severity, tactic, meaning } = bypassCall(service, call);
  const name = field(call) ?? "a call";
  const what = resourceId(touched(event));
  const who = field(event.principal);
  const outcome = errorCode === undefined ? "done" : `refused: ${errorCode}`;
  const description = [
    errorCode === undefined ? meaning : `AWS refused the call (${errorCode}), so nothing has changed; it was tried.`,
    `${service}:${name}${what === undefined ? "" : ` on ${what}`} by ${who ?? "somebody unknown"} from`,
    `${event.sourceAddress ?? "an unknown address"} at ${time}, in account ${event.account}, ${event.region}.`,
  ].join(" ");
  const place = { Partition: "aws", Region: event.region } as const;
  return {
    SchemaVersion: "2018-10-08",
    Id: `gatehouse/1/${account}/bypass/${event.id}`,
    ProductArn: `arn:aws:securityhub:${region}:${account}:product/${account}/default`,
    ProductName: "Gatehouse",
    CompanyName: "Gatehouse",
    GeneratorId: `gatehouse-bypass/${name}`,
    AwsAccountId: account,
    CreatedAt: time,
    UpdatedAt: time,
    Title:
      sendable(`${name} goes round the gate in account ${event.account}: ${what ?? service}`, limit.title) ??
      "A call goes round the gate",
    Description: sendable(description, limit.description) ?? meaning,
    Remediation: { Recommendation: { Text: advice } },
    ProductFields: {
      "gatehouse/class": "bypass",
      "gatehouse/call": `${service}:${name}`,
      "gatehouse/eventId": field(event.id),
      "gatehouse/principal": who,
      "gatehouse/sourceAddress": field(event.sourceAddress),
      "gatehouse/account": field(event.account),
      "gatehouse/outcome": field(outcome),
    },
    Resources: [
      ...(what === undefined ? [] : [{ Type: "Other", Id: what, ...place } as const]),
      { Type: "AwsAccount", Id: `AWS::::Account:${event.account}`, ...place },
    ],
    RecordState: "ACTIVE",
    FindingProviderFields: {
      Severity: { Label: severityOf(severity, errorCode), Original: severity },
      Types: [`TTPs/${tactic}/Gatehouse-${name}`],
    },
  };
}

/** What was refused did no harm, but is no daily work either. */
function severityOf(severity: SeverityLabel, errorCode: string | undefined): SeverityLabel {
  return errorCode === undefined || severity === "LOW" ? severity : "MEDIUM";
}

function field(value: string | undefined): string | undefined {
  return sendable(value, limit.productFieldValue);
}

function resourceId(value: string | undefined): string | undefined {
  return sendable(value, limit.resourceId);
}
