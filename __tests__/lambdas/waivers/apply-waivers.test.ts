import type { BatchUpdateFindingsCommandInput, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { InvalidAccessException } from "@aws-sdk/client-securityhub";
import type { Waiver } from "../../../lambdas/gate/waivers/waiver";
import type { OpenFinding } from "../../../lambdas/shared/ledger/suppressions";
import { applyWaivers, type WaiversRun } from "../../../lambdas/waivers/apply-waivers";
import { gatePolicy } from "../../support/gate-policy";
import { memorySuppressions, openFinding } from "../../support/suppression-ledger";
import { standardWaiver } from "../../support/waivers";

const now = new Date("2026-06-01T12:00:00Z");
const later = new Date("2026-06-10T00:00:00Z");
type Answer = (input: BatchUpdateFindingsCommandInput) => object;

function world(findings: readonly OpenFinding[], answer: Answer = () => ({ UnprocessedFindings: [] })) {
  const calls: BatchUpdateFindingsCommandInput[] = [];
  const send = async ({ input }: { input: BatchUpdateFindingsCommandInput }) => {
    calls.push(input);
    return answer(input);
  };
  const ledger = memorySuppressions(findings);
  const apply = (waivers: readonly Waiver[], change: Partial<WaiversRun> = {}) =>
    applyWaivers({
      ledger,
      securityHub: { send } as unknown as SecurityHubClient,
      workload: "payments",
      policyJson: JSON.stringify(gatePolicy()),
      waiversJson: JSON.stringify({ schemaVersion: 1, waivers }),
      exploitDataJson: '{"schemaVersion":1,"kev":null,"epss":null}',
      now,
      ...change,
    });
  return { apply, calls, ledger, marks: ledger.marks };
}

test("what is waived is suppressed with the reason, and nothing else is written", async () => {
  const { apply, calls, marks } = world([openFinding(1)]);
  expect(await apply([standardWaiver()])).toEqual({ suppressed: 1, lifted: 0, missing: 0 });
  expect(calls).toEqual([
    {
      FindingIdentifiers: [
        {
          Id: openFinding(1).entry.id,
          ProductArn: "arn:aws:securityhub:eu-central-1:111122223333:product/111122223333/default",
        },
      ],
      Workflow: { Status: "SUPPRESSED" },
      Note: {
        Text: "Waived until 2026-06-10 by Gatehouse waiver PAY-1 (SEC-1; owner shop-team, approved by jane@example.com): the command is fixed and takes no input",
        UpdatedBy: "Gatehouse",
      },
    },
  ]);
  expect([...marks.values()]).toEqual([expect.stringMatching(/^PAY-1@[0-9a-f]{64}$/)]);
});

test("once is enough", async () => {
  const { apply, calls } = world([openFinding(1)]);
  await apply([standardWaiver()]);
  expect(await apply([standardWaiver()])).toEqual({ suppressed: 0, lifted: 0, missing: 0 });
  expect(calls).toHaveLength(1);
});

test("at its end the finding is NEW again", async () => {
  const { apply, calls, marks } = world([openFinding(1)]);
  await apply([standardWaiver()]);
  expect(await apply([standardWaiver()], { now: later })).toEqual({ suppressed: 0, lifted: 1, missing: 0 });
  expect(calls[1]).toMatchObject({
    Workflow: { Status: "NEW" },
    Note: { Text: expect.stringContaining("Gatehouse waiver PAY-1 no longer applies") },
  });
  expect([...marks.values()]).toEqual([undefined]);
});

test.each<[string, readonly Waiver[]]>([
  ["withdrawn", []],
  ["for something else", [standardWaiver({ rule: "bandit/B101" })]],
  ["for single deployments", [standardWaiver({ deployments: ["staging"] })]],
  ["longer than the severity allows", [standardWaiver({ approved: "2026-01-01", expires: "2026-12-01" })]],
])("also when the waiver is now %s", async (_name, waivers) => {
  const { apply } = world([openFinding(1)]);
  await apply([standardWaiver()]);
  expect(await apply(waivers)).toEqual({ suppressed: 0, lifted: 1, missing: 0 });
});

test("a waiver that says something else is told again", async () => {
  const { apply, calls } = world([openFinding(1)]);
  await apply([standardWaiver()]);
  await apply([standardWaiver({ ticket: "SEC-2" })]);
  expect(calls.map(({ Note }) => Note?.Text?.includes("SEC-2"))).toEqual([false, true]);
});

test.each([
  ["has a waiver", [standardWaiver()], { suppressed: 1, lifted: 0, missing: 0 }, "SUPPRESSED"],
  ["has none", [], { suppressed: 0, lifted: 1, missing: 0 }, "NEW"],
])("of a finding that is back and %s, Security Hub is told either way", async (_name, waivers, expected, status) => {
  const { apply, calls } = world([openFinding(1, { suppressedBy: "unknown" })]);
  expect(await apply(waivers)).toEqual(expected);
  expect(calls).toMatchObject([
    { Workflow: { Status: status }, Note: { Text: expect.not.stringContaining("unknown") } },
  ]);
  expect(await apply(waivers)).toEqual({ suppressed: 0, lifted: 0, missing: 0 });
});

test("what nobody waived and nobody suppressed is left alone", async () => {
  const { apply, calls } = world([openFinding(1)]);
  expect(await apply([])).toEqual({ suppressed: 0, lifted: 0, missing: 0 });
  expect(calls).toEqual([]);
});

test("what is known to be exploited stays visible", async () => {
  const { apply, calls } = world([
    openFinding(
      1,
      {},
      { ProductFields: { ...openFinding(1).finding.ProductFields, "gatehouse/knownExploited": "yes" } },
    ),
  ]);
  await apply([standardWaiver()]);
  expect(calls).toEqual([]);
});

test("at most 100 findings a call, each call with one note", async () => {
  const waived = Array.from({ length: 250 }, (_, number) => openFinding(number));
  const ended = Array.from({ length: 3 }, (_, number) =>
    openFinding(1_000 + number, { suppressedBy: "OLD@1" }, { GeneratorId: "bandit/B101", ProductFields: {} }),
  );
  const { apply, calls } = world([...waived, ...ended]);
  expect(await apply([standardWaiver()])).toEqual({ suppressed: 250, lifted: 3, missing: 0 });
  expect(calls.map(({ FindingIdentifiers, Workflow }) => [FindingIdentifiers?.length, Workflow?.Status])).toEqual([
    [100, "SUPPRESSED"],
    [100, "SUPPRESSED"],
    [50, "SUPPRESSED"],
    [3, "NEW"],
  ]);
});

const unprocessed =
  (code: string, of: number): Answer =>
  ({ FindingIdentifiers = [] }) => ({
    UnprocessedFindings: FindingIdentifiers.filter(({ Id }) => Id === openFinding(of).entry.id).map(
      (FindingIdentifier) => ({
        FindingIdentifier,
        ErrorCode: code,
        ErrorMessage: "so",
      }),
    ),
  });

test("a finding that Security Hub does not have yet is told of in the next run", async () => {
  let isThere = false;
  const { apply, marks } = world([openFinding(1), openFinding(2)], (input) =>
    isThere ? {} : unprocessed("FindingNotFound", 1)(input),
  );
  expect(await apply([standardWaiver()])).toEqual({ suppressed: 1, lifted: 0, missing: 1 });
  expect([...marks.values()]).toEqual(["unknown", expect.stringMatching(/^PAY-1@/)]);
  isThere = true;
  expect(await apply([standardWaiver()])).toEqual({ suppressed: 1, lifted: 0, missing: 0 });
});

test("an update that Security Hub refuses fails the run, after the others were made and noted", async () => {
  const { apply, marks } = world([openFinding(1), openFinding(2)], unprocessed("InvalidInput", 1));
  await expect(apply([standardWaiver()])).rejects.toThrow(
    /did not change the workflow of 1 findings; the first is gatehouse\/1\/111122223333\/code\/0+1: InvalidInput so$/,
  );
  expect([...marks.values()]).toEqual(["unknown", expect.stringMatching(/^PAY-1@/)]);
});

test.each<[string, Answer]>([
  [
    "Security Hub's answer got lost",
    () => {
      throw new Error("socket hang up");
    },
  ],
  ["the run died before it noted it", () => ({})],
])(
  "whether it was suppressed is unknown when %s: without a waiver, it is NEW in the next run",
  async (_name, answer) => {
    const { apply, calls, ledger } = world([openFinding(1)], (input) => (calls.length === 1 ? answer(input) : {}));
    const mark = ledger.mark.bind(ledger);
    const noting = jest.spyOn(ledger, "mark").mockImplementation(async (entry, waiver) => {
      if (waiver?.startsWith("PAY-1@")) throw new Error("killed");
      return mark(entry, waiver);
    });
    await expect(apply([standardWaiver()])).rejects.toThrow(/socket hang up|killed/);
    noting.mockRestore();
    expect(await apply([])).toEqual({ suppressed: 0, lifted: 1, missing: 0 });
    expect(calls.map(({ Workflow }) => Workflow?.Status)).toEqual(["SUPPRESSED", "NEW"]);
  },
);

test("a finding that the normalizer has changed in the meantime may be another: Security Hub is told nothing", async () => {
  const { apply, calls, ledger } = world([openFinding(1), openFinding(2)]);
  const mark = ledger.mark.bind(ledger);
  jest
    .spyOn(ledger, "mark")
    .mockImplementation(async (entry, waiver) => entry.id !== openFinding(1).entry.id && mark(entry, waiver));
  expect(await apply([standardWaiver()])).toEqual({ suppressed: 1, lifted: 0, missing: 0 });
  expect(calls.flatMap(({ FindingIdentifiers = [] }) => FindingIdentifiers.map(({ Id }) => Id))).toEqual([
    openFinding(2).entry.id,
  ]);
});

test("a hub that is off is an error with its name", async () => {
  const { apply } = world([openFinding(1)], () => {
    throw new InvalidAccessException({ message: "not subscribed", $metadata: {} });
  });
  await expect(apply([standardWaiver()])).rejects.toThrow(
    "Security Hub is not enabled, or refuses this function: not subscribed",
  );
});

test.each([
  ["policyJson", "{"],
  ["waiversJson", '{"schemaVersion":1,"waivers":[{}]}'],
  ["exploitDataJson", "[]"],
])("%s that can't be read changes nothing", async (name, text) => {
  const { apply, calls } = world([openFinding(1, { suppressedBy: "PAY-1@x" })]);
  await expect(apply([], { [name]: text })).rejects.toThrow("can't be read");
  expect(calls).toEqual([]);
});

test("a finding that says too little of itself is an error with its Id", async () => {
  const { apply } = world([openFinding(7, {}, { Title: "" })]);
  await expect(apply([])).rejects.toThrow(`the ledger's finding ${openFinding(7).entry.id} has no GeneratorId`);
});
