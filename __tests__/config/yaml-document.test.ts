import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { loadYaml } from "../../config/yaml-document";

const folder = mkdtempSync(join(tmpdir(), "gatehouse-yaml-"));
afterAll(() => rmSync(folder, { recursive: true }));

function load(text: string) {
  const file = join(folder, "rules.yaml");
  writeFileSync(file, text);
  const { value, problems } = loadYaml(file, z.strictObject({ rules: z.array(z.string()) }));
  return { value, told: problems.map(({ line, column, message }) => `${line}:${column}: ${message}`) };
}

test("every pattern whose star lacks its quotes is told with its place", () => {
  expect(load('rules:\n  - "*_AWS_18"\n  - *_AWS_19\n  - **/run.py\n').told).toEqual([
    '3:5: *_AWS_19 without quotes refers to an anchor that is not there: write "*_AWS_19"',
    '4:5: **/run.py without quotes refers to an anchor that is not there: write "**/run.py"',
  ]);
});

test("a star alone is told by YAML itself, once", () => {
  expect(load("rules: [*]\n").told).toEqual([expect.stringMatching(/^1:\d+: Alias cannot be an empty string/)]);
});

test("an alias of an anchor that is there is what stands at the anchor", () => {
  expect(load("rules: [&one CKV_AWS_18, *one]\n")).toEqual({
    value: { rules: ["CKV_AWS_18", "CKV_AWS_18"] },
    told: [],
  });
});

test("a key that stands twice is told by its name, where it stands again", () => {
  expect(load("rules: []\nrules: [a]\n").told).toEqual(["2:1: rules stands twice here: put both into one"]);
});

test("what YAML itself refuses is told with its place once", () => {
  expect(load("rules: [a\n").told).toEqual([expect.stringMatching(/^\d+:\d+: (?!.* at line)/)]);
});
