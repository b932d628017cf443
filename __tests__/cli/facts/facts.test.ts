import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { changeText, factChanges } from "../../../cli/facts/fact-changes";
import { type FactSources, UnreadFactError } from "../../../cli/facts/fact-kind";
import { factKinds } from "../../../cli/facts/kinds";
import { listSinks } from "../../../cli/facts/list-sinks";
import { lockText } from "../../../cli/facts/lock-text";
import { readFacts } from "../../../cli/facts/read-facts";
import { factsSchema } from "../../../config/facts";
import { loadOrganization } from "../../../config/load";
import { projectRoot } from "../../../config/project-root";
import { landingZoneSchema } from "../../../config/services/landing-zone";
import { liveOrganizationOf } from "../../support/live-organization";
import { startOam } from "../../support/oam-stand-in";

const committed = readFileSync(join(projectRoot, "config/organization.lock.yaml"), "utf8");
const facts = factsSchema.parse(parse(committed));
const { organization } = loadOrganization();
const arn = "arn:aws:oam:eu-central-1:222222222222:sink/00000000-0000-4000-8000-0000000000c1";
const access = {
  region: "eu-central-1",
  credentials: { accessKeyId: "AKID", secretAccessKey: "secret", sessionToken: "token" },
} as const;
const never = new AbortController().signal;

test("the committed lock file is what the command writes, in whatever order facts come", () => {
  expect(lockText(facts)).toBe(committed);
  const turned = Object.fromEntries(
    Object.entries(facts)
      .reverse()
      .map(([key, value]) => [
        key,
        typeof value === "object" ? Object.fromEntries(Object.entries(value).reverse()) : value,
      ]),
  );
  expect(lockText(turned as typeof facts)).toBe(committed);
});

test("every fact is read by exactly one kind", () => {
  const keys = ["schemaVersion", ...factKinds.flatMap((kind) => kind.keys)];
  expect(keys.sort()).toEqual(Object.keys(factsSchema.shape).sort());
});

test("units of any name are read back", () => {
  const organizationalUnits = { "/a: b": "ou-exam-00000001", "/É #1": "ou-exam-00000002", "/- x": "ou-exam-00000003" };
  const text = lockText({ ...facts, organizationalUnits });
  expect(factsSchema.parse(parse(text)).organizationalUnits).toEqual(organizationalUnits);
});

test("what is new, gone and changed is told by name", () => {
  const { "/Security": _, ...others } = facts.organizationalUnits;
  const after = { ...facts, rootId: "r-new1", organizationalUnits: { ...others, "/New": "ou-exam-newunit1" } };
  expect(factChanges(facts, after).map(changeText)).toEqual([
    "+ organizationalUnits./New: ou-exam-newunit1",
    "- organizationalUnits./Security: ou-exam-security",
    "~ rootId: r-exam -> r-new1",
  ]);
  expect(factChanges(facts, facts)).toEqual([]);
  expect(factChanges(facts, { ...facts, logArchiveKey: undefined })).toEqual([
    { fact: "logArchiveKey", locked: facts.logArchiveKey },
  ]);
  expect(factChanges(undefined, facts).length).toBeGreaterThan(6);
});

describe("reading", () => {
  const refused: FactSources = {
    organization,
    live: liveOrganizationOf(organization),
    signal: never,
    planAccess: () => Promise.reject(new UnreadFactError("nobody may")),
  };

  test("keeps of the lock file what can't be known yet, and says so", async () => {
    const { facts: read, unread } = await readFacts(refused, facts);
    expect(read.observabilitySinks).toEqual(facts.observabilitySinks);
    expect(read.logArchiveKey).toBe(facts.logArchiveKey);
    expect(unread).toEqual([
      { keys: ["observabilitySinks"], why: "nobody may", hadValue: true },
      { keys: ["logArchiveKey"], why: "nobody may", hadValue: true },
    ]);
  });

  test("looks for no key of a bucket whose key people named", async () => {
    const landingZone = landingZoneSchema.parse({
      logArchive: { guardDuty: { mode: "external", bucket: "theirs", kmsKeyArn: facts.logArchiveKey } },
    });
    const { facts: read, unread } = await readFacts(
      { ...refused, organization: { ...organization, landingZone } },
      facts,
    );
    expect(read.logArchiveKey).toBeUndefined();
    expect(unread.flatMap(({ keys }) => keys)).toEqual(["observabilitySinks"]);
  });

  test("works before there is a lock file", async () => {
    const { facts: read, unread, missing } = await readFacts(refused, undefined);
    expect(read.observabilitySinks).toEqual({});
    expect(unread).toMatchObject([{ hadValue: false }, { hadValue: false }]);
    expect(missing).toEqual([]);
  });

  test("names units of the configuration that AWS has not", async () => {
    const live = { ...refused.live, units: refused.live.units.filter(({ path }) => path !== "/Security") };
    const { missing } = await readFacts({ ...refused, live }, facts);
    expect(missing).toEqual([expect.stringContaining("no organizational unit /Security: create it")]);
  });

  test("any other failure is thrown", async () => {
    const broken: FactSources = { ...refused, planAccess: () => Promise.reject(new Error("no network")) };
    await expect(readFacts(broken, facts)).rejects.toThrow("no network");
  });
});

describe("OAM", () => {
  const asking = async (refusals: readonly number[]) => {
    const oam = await startOam({ "eu-central-1": arn }, refusals);
    const before = process.env.AWS_ENDPOINT_URL_OAM;
    process.env.AWS_ENDPOINT_URL_OAM = oam.url;
    try {
      const answer = await listSinks(access, never, 1).catch((error: Error) => error.message);
      return { answer, calls: oam.calls };
    } finally {
      if (before === undefined) delete process.env.AWS_ENDPOINT_URL_OAM;
      await oam.stop();
    }
  };

  test("is asked for every page, signed for its service and region", async () => {
    const { answer, calls } = await asking([]);
    expect(answer).toEqual([arn]);
    expect(calls).toEqual([
      { region: "eu-central-1", accessKeyId: "AKID", body: {} },
      { region: "eu-central-1", accessKeyId: "AKID", body: { NextToken: "more" } },
    ]);
  });

  test("is asked again when it is too busy", async () => {
    const { answer, calls } = await asking([429, 503, 500]);
    expect({ answer, count: calls.length }).toEqual({ answer: [arn], count: 5 });
  });

  test("is given up when that does not end", async () => {
    const { answer, calls } = await asking([429, 429, 429, 429, 429, 429, 429]);
    expect({ answer, count: calls.length }).toEqual({
      answer: 'OAM of eu-central-1 does not name the security account\'s sinks: 429 {"message":"no"}',
      count: 6,
    });
  });

  test("is not asked again when it refuses", async () => {
    const { answer, calls } = await asking([403]);
    expect({ answer, count: calls.length }).toEqual({ answer: expect.stringContaining("403"), count: 1 });
  });
});
