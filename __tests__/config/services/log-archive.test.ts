import { logArchiveSchema } from "../../../config/services/log-archive";
import { sectionProblems } from "../../support/section-problems";

test("without a word logs are kept for seven years, trail and verdicts locked for one", () => {
  const kept = { retentionDays: 2555, transitions: [] };
  const cold = { ...kept, transitions: [{ storageClass: "GLACIER_IR", days: 90 }] };
  const lock = { mode: "GOVERNANCE", days: 365 };
  expect(logArchiveSchema.parse({})).toEqual({
    cloudTrail: { ...cold, lock },
    config: cold,
    guardDuty: kept,
    history: kept,
    verdicts: { ...kept, lock },
  });
});

test.each([
  [
    "every class after the other, each for the days it is paid for",
    "cloudTrail",
    "STANDARD_IA 30, INTELLIGENT_TIERING 60, GLACIER_IR 61, GLACIER 151, DEEP_ARCHIVE 241",
    421,
  ],
  ["archives on the first day", "guardDuty", "DEEP_ARCHIVE 1", 181],
])("%s is allowed", (_, bucket, classes, retentionDays) => {
  const lock = bucket === "cloudTrail" ? "lock: { days: 421 }," : "";
  expect(
    sectionProblems(
      `logArchive: { ${bucket}: { ${lock} retentionDays: ${retentionDays}, transitions: ${list(classes)} } }`,
    ),
  ).toEqual([]);
});

/** `GLACIER 30, …` as YAML. */
function list(classes: string): string {
  const items = classes.split(", ").map((item) => {
    const [storageClass, days] = item.split(" ");
    return `{ storageClass: ${storageClass}, days: ${days} }`;
  });
  return `[${items.join(", ")}]`;
}

const bucket = (settings: string) => `logArchive:\n  config:\n    ${settings}`;

test.each<[string, string, string]>([
  [
    "a lock on Config's bucket",
    bucket("lock: { days: 30 }"),
    "3:5: logArchive.config.lock: must be left out: AWS Config delivers to no locked bucket",
  ],
  [
    "a retention that ends before the default lock",
    "logArchive:\n  verdicts:\n    retentionDays: 364",
    "3:5: logArchive.verdicts.retentionDays: 364 days end before the lock of 365: objects are kept at least as long",
  ],
  [
    "a lock that outlasts the default retention",
    "logArchive:\n  cloudTrail:\n    lock: { days: 2556 }",
    "2:3: logArchive.cloudTrail.retentionDays: 2555 days end before the lock of 2556",
  ],
  [
    "an unknown mode",
    "logArchive:\n  cloudTrail: { lock: { mode: governance } }",
    '2:25: logArchive.cloudTrail.lock.mode: must be GOVERNANCE or COMPLIANCE (found "governance")',
  ],
  ["a lock of no days", "logArchive: { verdicts: { lock: { days: 0 } } }", "must be 1 to 36500 days (found 0)"],
  ["part of a day", bucket("retentionDays: 1.5"), "3:5: logArchive.config.retentionDays: must be"],
  [
    "no end",
    bucket("retentionDays: 36501"),
    "3:5: logArchive.config.retentionDays: must be 1 to 36500 days (found 36501)",
  ],
  [
    "a storage class that S3 does not have",
    bucket("transitions: [{ storageClass: COLD, days: 90 }]"),
    '3:21: logArchive.config.transitions[0].storageClass: must be one of STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE (found "COLD")',
  ],
  [
    "a storage class of one zone, which loses its objects with the zone",
    bucket("transitions: [{ storageClass: ONEZONE_IA, days: 90 }]"),
    "logArchive.config.transitions[0].storageClass: must be one of STANDARD_IA",
  ],
  [
    "STANDARD_IA before S3 moves anything there",
    bucket("transitions: [{ storageClass: STANDARD_IA, days: 29 }]"),
    "3:48: logArchive.config.transitions[0].days: S3 moves nothing to STANDARD_IA before day 30 (found 29)",
  ],
  [
    "an archive before STANDARD_IA has had its month",
    bucket(`transitions: ${list("STANDARD_IA 30, GLACIER 59")}`),
    "logArchive.config.transitions[1].days: day 59 is too early: STANDARD_IA, reached on day 30, is for 30 days or more, so it must be 60 or later",
  ],
  [
    "two classes on one day",
    bucket(`transitions: ${list("INTELLIGENT_TIERING 10, GLACIER_IR 10")}`),
    "INTELLIGENT_TIERING, reached on day 10, is for one day or more, so it must be 11 or later",
  ],
  [
    "a way back to a warmer class",
    bucket(`transitions: ${list("GLACIER 30, GLACIER_IR 300")}`),
    "3:58: logArchive.config.transitions[1].storageClass: GLACIER_IR comes after GLACIER, and S3 moves only in the order",
  ],
  ["one class twice", bucket(`transitions: ${list("GLACIER 30, GLACIER 300")}`), "GLACIER comes after GLACIER"],
  [
    "an archive that is deleted before it is paid off",
    bucket(`retentionDays: 269\n    transitions: ${list("DEEP_ARCHIVE 90")}`),
    "4:49: logArchive.config.transitions[0].days: day 90 is too late: DEEP_ARCHIVE is for 180 days or more, and objects are deleted after 269 days",
  ],
  ["a bucket that is none of ours", "logArchive: { access: {} }", "1:15: logArchive.access: unknown key"],
])("%s is refused where it stands", (_, section, expected) => {
  expect(sectionProblems(section)).toEqual([expect.stringContaining(expected)]);
});

test("every mistake is told at once", () => {
  const section = `logArchive:
  cloudTrail: { lock: { days: 400, mode: NONE }, retentionDays: 100, transitions: [] }
  config: { transitions: [{ storageClass: STANDARD_IA, days: 7 }] }`;
  expect(sectionProblems(section).map((problem) => problem.split(": ")[1])).toEqual([
    "logArchive.cloudTrail.lock.mode",
    "logArchive.cloudTrail.retentionDays",
    "logArchive.config.transitions[0].days",
  ]);
});
