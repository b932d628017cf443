import { waiverNote } from "../../../../lambdas/gate/waivers/note";
import { emergencyWaiver, standardWaiver } from "../../../support/waivers";

test("the note says until when, by whom and why", () => {
  expect(waiverNote(standardWaiver())).toBe(
    "Waived until 2026-06-10 by Gatehouse waiver PAY-1 (SEC-1; owner shop-team, approved by jane@example.com): the command is fixed and takes no input",
  );
  expect(waiverNote(emergencyWaiver())).toContain("approved by jane@example.com and john@example.com");
});

test("the note is never longer than Security Hub takes, nor shows what nobody may read", () => {
  const secret = ["hunter2", "secret"].join("");
  const note = waiverNote(standardWaiver({ reason: `password=${secret} \u202e${"long ".repeat(200)}` }));
  expect(note.length).toBeLessThanOrEqual(512);
  expect(note).not.toMatch(/hunter2|\u202e/);
});
