import { join } from "node:path";
import { type Choice, chosenWorkloads } from "../../../../cli/preview/workload/chosen";
import { readExample, unmet } from "../../../../cli/preview/workload/expectation";
import { sortFindings } from "../../../../cli/preview/workload/findings";
import { CannotError } from "../../../../cli/support/errors";
import { loadConfiguration } from "../../../../config/load";
import { projectRoot } from "../../../../config/project-root";
import { scratchFolder } from "../../../support/scratch";

describe("which workloads", () => {
  const configuration = loadConfiguration();
  const names = (choice: Choice) => chosenWorkloads(configuration, choice).map(({ name }) => name);

  test("the examples, one of them, or one by name", () => {
    expect(names({ examples: true })).toEqual(["payments", "payments-fixed"]);
    expect(names({ examples: true, workload: "payments" })).toEqual(["payments"]);
    expect(names({ workload: "payments-fixed" })).toEqual(["payments-fixed"]);
  });

  test("only --examples compares with what an example declares", () => {
    const [compared] = chosenWorkloads(configuration, { examples: true });
    expect(compared).toMatchObject({ compared: true, example: { expect: { verdict: "BLOCK" } } });
    expect(chosenWorkloads(configuration, { workload: "payments" })[0]?.compared).toBe(false);
  });

  test("another source is not taken for the example, so its image is not the example's", () => {
    const source = scratchFolder({ "a.py": "" });
    expect(chosenWorkloads(configuration, { workload: "payments" })[0]?.example?.image?.user).toBe("root");
    expect(chosenWorkloads(configuration, { workload: "payments", source })[0]?.example).toBeUndefined();
  });

  test.each([
    [{}, "nothing to preview"],
    [{ workload: "nobody" }, 'no workload "nobody"'],
    [{ source: "." }, "nothing to preview"],
    [{ examples: true as const, source: "." }, "--source"],
    [{ workload: "payments", source: "/no/such/folder" }, "/no/such/folder is not a folder"],
  ])("%j can't be done", (choice, message) => {
    expect(() => names(choice)).toThrow(CannotError);
    expect(() => names(choice)).toThrow(message);
  });
});

describe("what an example declares", () => {
  test("problems of example.yaml have their line", () => {
    const folder = scratchFolder({ "example.yaml": "schemaVersion: 1\nexpect:\n  verdict: MAYBE\n  colour: red\n" });
    expect(() => readExample(folder)).toThrow(/example\.yaml:3:.*must be PASS or BLOCK/);
    expect(() => readExample(folder)).toThrow(/example\.yaml:4:.*unknown key/);
  });

  const expected = { verdict: "PASS" as const, deployed: true, scanners: ["bandit" as const], flaws: [] };
  const finding = {
    id: "1",
    scanner: "bandit",
    detectors: ["bandit"],
    rule: "B101",
    names: ["B101", "CWE-703"],
    severity: "LOW",
    title: "t",
    description: "d",
    remedy: "",
    url: "",
    place: "a.py:1",
    files: ["a.py"],
    resource: "",
  };
  const verdict = { schemaVersion: 1 as const, verdict: "PASS" as const, workload: "w", execution: "e", reasons: [] };
  const results = { verdict, decidedBy: "gate" as const, findings: [finding] };
  const deployment = {
    stage: "Deploy",
    account: "666666666666",
    region: "eu-central-1",
    stackName: "w",
    status: "CREATE_COMPLETE",
    outputs: {},
  };
  const hub = { sent: 1, answered: 1, differing: [] };

  test("nothing differs when all is as declared", () => {
    expect(unmet(expected, results, [deployment], hub)).toEqual([]);
  });

  test.each([
    [
      "the verdict",
      { ...results, verdict: { ...verdict, verdict: "BLOCK" as const } },
      [deployment],
      hub,
      "the verdict is BLOCK",
    ],
    ["who decided", { ...results, decidedBy: "pipeline" as const }, [deployment], hub, "before its gate"],
    ["a silent scanner", { ...results, findings: [] }, [deployment], hub, "bandit found nothing"],
    ["a stack that is not there", results, [{ ...deployment, status: null }], hub, "w is not deployed to 666666666666"],
    ["a stack that rolled back", results, [{ ...deployment, status: "ROLLBACK_COMPLETE" }], hub, "ROLLBACK_COMPLETE"],
    [
      "a finding that did not arrive",
      results,
      [deployment],
      { sent: 1, answered: 0, differing: ["1"] },
      "answers 0 findings",
    ],
    ["a doubled finding", results, [deployment], { sent: 1, answered: 2, differing: [] }, "answers 2 findings"],
  ])("%s differs", (_, found, deployments, comparison, sentence) => {
    const differences = unmet(expected, found, deployments, comparison);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toContain(sentence);
  });

  describe("a flaw", () => {
    const flaw = { flaw: "an assertion", scanner: "bandit" as const, rule: "B101", file: "a.py" };
    const differences = (change: object) =>
      unmet({ ...expected, flaws: [{ ...flaw, ...change }] }, results, [deployment], hub);

    test.each([[{}], [{ rule: "CWE-703" }], [{ file: undefined }]])("that was found is as declared: %j", (change) => {
      expect(differences(change)).toEqual([]);
    });

    test("that another scanner found is overlooked by the one that is meant for it", () => {
      expect(differences({ scanner: "trivy" })).toEqual(['trivy did not find "an assertion" (B101 in a.py)']);
    });

    test.each([
      [{ rule: "B102" }, 'bandit did not find "an assertion" (B102 in a.py)'],
      [{ file: "b.py" }, 'bandit did not find "an assertion" (B101 in b.py)'],
      [{ rule: "B102", file: undefined }, 'bandit did not find "an assertion" (B102)'],
    ])("that differs was not found: %j", (change, sentence) => {
      expect(differences(change)).toEqual([sentence]);
    });
  });

  test("every flaw that an example declares has a scanner that the example expects", () => {
    const { expect: declared } = readExample(join(projectRoot, "examples/payments"));
    expect(declared.flaws.length).toBeGreaterThan(20);
    expect(new Set(declared.flaws.map(({ scanner }) => scanner))).toEqual(new Set(declared.scanners));
  });

  test("a deployment that was not declared differs", () => {
    expect(unmet({ ...expected, deployed: false }, results, [deployment], hub)).toEqual([
      "w is deployed to 666666666666, declared is that it is not",
    ]);
  });

  test("findings are read most severe first", () => {
    const labelled = ["LOW", "CRITICAL", "MEDIUM", "HIGH"].map((severity) => ({ ...finding, severity }));
    expect(sortFindings(labelled).map(({ severity }) => severity)).toEqual(["CRITICAL", "HIGH", "MEDIUM", "LOW"]);
  });
});
