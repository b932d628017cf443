import { paceOf } from "../../../../cli/preview/report/pace";
import { summaryText } from "../../../../cli/preview/report/summary";
import { aResult, aWorkload } from "../../../support/preview-result";

const scanned = (...seconds: readonly number[]) => ({
  pipeline: {
    execution: "e-1",
    seconds: 15.5,
    stages: [
      { name: "Build", status: "succeeded", actions: [{ name: "Image", status: "succeeded", seconds: 99 }] },
      {
        name: "Scan",
        status: "succeeded",
        actions: seconds.map((own, index) => ({
          name: `scanner-${index}`,
          status: "succeeded" as const,
          seconds: own,
        })),
      },
    ],
    variables: {},
  } as const,
});

test("a pipeline is measured against its slowest scanner", () => {
  expect(paceOf(scanned(3, 8, 5))).toEqual({
    scanner: "scanner-1",
    scannerSeconds: 8,
    pipelineSeconds: 15.5,
    allowedSeconds: 19.6,
  });
});

test("one without a scanner has no pace", () => {
  expect(paceOf(scanned())).toBeUndefined();
  expect(summaryText(aResult(aWorkload()), "report.html")).not.toContain("slowest scanner");
});

test("the summary tells it", () => {
  expect(summaryText(aResult(aWorkload(scanned(3, 8))), "report.html")).toContain(
    "  pipeline: 15.5 s, its slowest scanner scanner-1 8.0 s (1.2 x that + 10 s = 19.6 s)\n",
  );
});
