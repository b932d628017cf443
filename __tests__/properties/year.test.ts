import fc from "fast-check";
import { leaseMilliseconds } from "../../lambdas/shared/ledger/lease";
import { account, region } from "../support/asff";
import { executionOfBuild, processUntilDone } from "../support/build-history";
import { memoryLedger } from "../support/memory-ledger";
import { KilledError, mortal } from "../support/mortal";
import { cases } from "../support/properties/cases";
import { truthAfter, type Year, years } from "../support/properties/year";
import { startHub } from "../support/security-hub";

const day = 86_400_000;
/** After so many days Security Hub deletes what nobody updates; Gatehouse tells it again after 30. */
const refreshDays = 30;
const unlimited = { perSecond: 1e9, burst: 1e9 };
const nameOf = ({ Title }: { Title?: unknown }) => /CVE-2026-\d{4}|f\d{4}/.exec(String(Title))?.[0] ?? "";

async function simulate({ builds, twice, killedAt }: Year) {
  const hub = await startHub({ rateLimits: { BatchImportFindings: unlimited } });
  let ahead = 0;
  const ledger = memoryLedger(() => Date.now() + ahead);
  const noWait = async () => {};
  const counts = { killed: 0, twice: 0, imports: 0 };
  try {
    for (const [index, build] of builds.entries()) {
      const request = executionOfBuild(build, ledger, hub.client);
      const step = killedAt[index] ?? 0;
      const { ignored } = hub.hub;
      if (step > 0) {
        const victim = mortal({ step, when: step % 2 === 0 ? "before" : "after" });
        await victim
          .live(() =>
            processUntilDone(
              {
                ...request,
                bucket: victim.wrap(request.bucket),
                ledger: victim.wrap(request.ledger),
                securityHub: victim.wrap(request.securityHub),
              },
              noWait,
            ),
          )
          .catch((error: unknown) => {
            if (!(error instanceof KilledError)) throw error;
            counts.killed += 1;
          });
        ahead += leaseMilliseconds + 1;
      }
      await processUntilDone(request, noWait);
      if (twice[index]) {
        const before = [ledger.writes, hub.hub.calls.length];
        await processUntilDone(request, noWait);
        counts.twice += 1;
        expect([ledger.writes, hub.hub.calls.length]).toEqual(before);
      }
      // What Security Hub has already was sent again at most by a process that could not know whether it has.
      if (step === 0) expect(hub.hub.ignored).toBe(ignored);

      const truth = truthAfter(builds.slice(0, index + 1));
      const shown = new Map(hub.findings(account, region).map((finding) => [nameOf(finding), finding]));
      const seen = [...shown].map(([name, { CreatedAt, RecordState }]) => [
        name,
        { firstSeenAt: CreatedAt, isOpen: RecordState === "ACTIVE" },
      ]);
      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(truth));
      const remembered = [...ledger.entries.values()].map(({ status, firstSeenAt, id }) => [
        nameOf(ledger.findings.get(id) ?? {}),
        { firstSeenAt, isOpen: status === "OPEN" },
      ]);
      expect(Object.fromEntries(remembered)).toEqual(Object.fromEntries(truth));
      for (const { RecordState, UpdatedAt } of shown.values())
        if (RecordState === "ACTIVE")
          expect(build.at.getTime() - Date.parse(String(UpdatedAt))).toBeLessThan(refreshDays * day);
    }
    counts.imports = hub.hub.calls.length;
    return { ...counts, findings: ledger.entries.size, ignored: hub.hub.ignored };
  } finally {
    await hub.stop();
  }
}

test("a year of 300 builds: first seen right, nothing archived outside its scope, nothing left open that was fixed", async () => {
  await fc.assert(
    fc.asyncProperty(years(300), async (year) => {
      const { killed, twice, imports, findings } = await simulate(year);
      process.stderr.write(
        `a year: 300 builds, ${findings} findings, ${imports} calls of Security Hub, ${killed} processes killed, ${twice} builds processed twice\n`,
      );
    }),
    { ...cases("years"), endOnFailure: true },
  );
});

test("short histories, many of them", async () => {
  await fc.assert(
    fc.asyncProperty(years(8), async (year) => void (await simulate(year))),
    cases("short histories"),
  );
});
