import { logArchiveKeyArn, observabilitySinkArn } from "../../config/facts";
import { loadConfiguration } from "../../config/load";
import { stackCatalog } from "../../stacks/catalog";

const catalog = stackCatalog(loadConfiguration().organization);
const waveOf = new Map(catalog.map(({ id, wave }) => [id, wave]));

test("every stack id of the design is there", () => {
  expect(catalog.filter(({ region }) => region === "eu-central-1").map(({ id }) => id)).toEqual([
    "state",
    "log-archive",
    "security-foundation-eu-central-1",
    "organization-eu-central-1",
    ...[2, 3, 4, 5, 6, 7].map((digit) => `member-${String(digit).repeat(12)}-eu-central-1`),
    "security-services-eu-central-1",
    "security-compliance-eu-central-1",
    "tooling-payments",
    "tooling-payments-fixed",
    "platform-pipeline",
  ]);
});

test("a stack waits only for stacks that exist, of earlier waves or for its account's home region", () => {
  for (const { id, wave, region, waitsFor } of catalog)
    for (const other of waitsFor()) {
      expect([id, other, waveOf.has(other)]).toEqual([id, other, true]);
      if (waveOf.get(other) === wave)
        expect([region, other]).toEqual([region, expect.stringMatching(/-eu-central-1$/)]);
      expect(waveOf.get(other)).toBeLessThanOrEqual(wave);
    }
});

test("Config records everywhere before Security Hub judges", () => {
  const services = catalog.find(({ id }) => id === "security-services-eu-west-1");
  expect(services?.waitsFor().filter((id) => id.startsWith("member-"))).toHaveLength(6);
});

test("a fact that is missing names the wave which makes it", () => {
  const { facts } = loadConfiguration();
  expect(() => observabilitySinkArn({ ...facts, observabilitySinks: {} }, "eu-west-1")).toThrow(
    /^facts: no OAM sink of eu-west-1: apply security-foundation-eu-west-1 \(wave 1\).*GATEHOUSE_STACKS="state /,
  );
});

test("the log archive's key is a fact that names its wave too", () => {
  const { logArchiveKey, ...facts } = loadConfiguration().facts;
  expect(logArchiveKeyArn({ ...facts, logArchiveKey })).toBe(logArchiveKey);
  expect(() => logArchiveKeyArn(facts)).toThrow(
    /^facts: no key of the log archive: apply log-archive \(wave 1\).*GATEHOUSE_STACKS="state /,
  );
});
